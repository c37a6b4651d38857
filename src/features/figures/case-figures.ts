import { may, type Context } from '../../platform/context.ts'
import {
  APPLICANT_KINDS,
  APPLICANT_NAMES,
  casesOfRows,
  listRemedies,
  RESULT_ROWS,
  type TableRow,
} from '../applications/index.ts'
import { countLettersByMailbox, listCountedLetters } from '../mailboxes/index.ts'
import type { FigureHead } from './domain/figure.ts'
import { countedOnce, type Figure, onPage, type Reading } from './registry.ts'

type Head = Pick<FigureHead, 'key' | 'name' | 'meaning'>

const APPLICATIONS_WITHHELD = '申请涉及个人，逐件明细只对负责办理和监督的人员开放；这里按申请人类型列出各有多少件。'
const REMEDIES_WITHHELD = '举报、申诉、复议和诉讼涉及个人，逐件明细只对负责办理和监督的人员开放。'
const LETTERS_WITHHELD = '来信涉及个人，逐件明细只对监督办公室开放；这里按信箱列出各有多少件。已公开的答复见各信箱。'

function handlesApplications({ actor }: Context): boolean {
  return may(actor, 'applications.handle') || may(actor, 'applications.watch')
}

function rowsFor(group: string): readonly TableRow[] {
  return RESULT_ROWS.filter((row) => row === group || row.startsWith(`${group}.`))
}

/** Applications that stand in some rows of the national table. */
function tableFigure(head: Head, rows: readonly TableRow[]): Figure {
  const cases = ({ db, period }: Reading) => casesOfRows(db, { ...period, rows })
  return {
    ...head,
    version: 1,
    area: 'applications',
    unit: '件',
    counts: 'during',
    audience: 'public',
    measure: async (reading) => (await cases(reading)).length,
    records: async (reading) => countedOnce((await cases(reading)).map(({ number }) => number)),
    parts: async (reading) => {
      const { table } = await reading.applications()
      const counts = APPLICANT_KINDS.map((kind) => ({
        name: APPLICANT_NAMES[kind],
        value: rows.reduce((sum, row) => sum + table[row][kind], 0),
      }))
      return counts.filter(({ value }) => value > 0)
    },
    evidence: async (ctx, reading, page) => {
      if (!handlesApplications(ctx)) return { rows: [], total: 0, withheld: APPLICATIONS_WITHHELD }
      const found = (await cases(reading)).map(({ number, openedOn, concludedOn }) => ({
        title: number,
        note: concludedOn === null ? '办理中' : `${concludedOn} 办结`,
        day: openedOn,
        url: '',
      }))
      return { rows: onPage(found, page), total: found.length, withheld: '' }
    },
  }
}

/** Remedies of some kinds that were brought in the period. */
function remedyFigure(head: Head, kind: string): Figure {
  const brought = async ({ db, period }: Reading) =>
    (await listRemedies(db, period)).filter((each) => each.kind === kind && each.registeredOn >= period.from)
  return {
    ...head,
    version: 1,
    area: 'applications',
    unit: '件',
    counts: 'during',
    audience: 'public',
    measure: async (reading) => (await brought(reading)).length,
    records: async (reading) =>
      countedOnce((await brought(reading)).map(({ number, registeredOn }) => `${number} ${registeredOn}`)),
    evidence: async (ctx, reading, page) => {
      if (!handlesApplications(ctx)) return { rows: [], total: 0, withheld: REMEDIES_WITHHELD }
      const rows = (await brought(reading)).map(({ number, registeredOn }) => ({
        ...{ title: number, note: '' },
        ...{ day: registeredOn, url: '' },
      }))
      return { rows: onPage(rows, page), total: rows.length, withheld: '' }
    },
  }
}

function letterFigure(head: Head, what: 'received' | 'concluded'): Figure {
  const letters = ({ db, period }: Reading) => listCountedLetters(db, { ...period, what })
  return {
    ...head,
    version: 1,
    area: 'letters',
    unit: '件',
    counts: 'during',
    audience: 'public',
    measure: async ({ db, period }) =>
      (await countLettersByMailbox(db, { ...period, what })).reduce((sum, { count }) => sum + count, 0),
    records: async (reading) => countedOnce((await letters(reading)).map(({ number, day }) => `${number} ${day}`)),
    parts: async ({ db, period }) =>
      (await countLettersByMailbox(db, { ...period, what })).map(({ name, count }) => ({ name, value: count })),
    evidence: async (ctx, reading, page) => {
      if (!may(ctx.actor, 'mailboxes.supervise')) return { rows: [], total: 0, withheld: LETTERS_WITHHELD }
      const rows = (await letters(reading)).map(({ number, mailbox, day }) => ({
        ...{ title: number, note: mailbox },
        ...{ day, url: '' },
      }))
      return { rows: onPage(rows, page), total: rows.length, withheld: '' }
    },
  }
}

const HOW = '按国家统计表的规则计；监督部门的暗访件不计。'

/** 依申请公开. */
export const APPLICATION_FIGURES: readonly Figure[] = [
  tableFigure({ key: 'applications.new', name: '新收信息公开申请', meaning: `期间内收到的申请。${HOW}` }, ['new']),
  tableFigure(
    { key: 'applications.carried-in', name: '上期结转的申请', meaning: `期初之前收到、期初还没有办结的申请。${HOW}` },
    ['carriedIn'],
  ),
  tableFigure(
    { key: 'applications.concluded', name: '办结的申请', meaning: `期间内办结的申请，不论结果。${HOW}` },
    RESULT_ROWS,
  ),
  tableFigure(
    { key: 'applications.granted', name: '予以公开的申请', meaning: `期间内办结、结果为予以公开的申请。${HOW}` },
    rowsFor('granted'),
  ),
  tableFigure(
    { key: 'applications.partial', name: '部分公开的申请', meaning: `期间内办结、结果为部分公开的申请。${HOW}` },
    rowsFor('partial'),
  ),
  tableFigure(
    {
      key: 'applications.denied',
      name: '不予公开的申请',
      meaning: `期间内办结、结果为不予公开的申请，八种理由合计。${HOW}`,
    },
    rowsFor('deny'),
  ),
  tableFigure(
    { key: 'applications.cannot', name: '无法提供的申请', meaning: `期间内办结、结果为无法提供的申请。${HOW}` },
    rowsFor('cannot'),
  ),
  tableFigure(
    { key: 'applications.not-processed', name: '不予处理的申请', meaning: `期间内办结、结果为不予处理的申请。${HOW}` },
    rowsFor('notProcessed'),
  ),
  tableFigure(
    { key: 'applications.other', name: '其他处理的申请', meaning: `期间内办结、属于其他处理的申请。${HOW}` },
    rowsFor('other'),
  ),
  tableFigure({ key: 'applications.carried-out', name: '结转下期的申请', meaning: `期末还没有办结的申请。${HOW}` }, [
    'carriedOut',
  ]),
  remedyFigure({ key: 'remedies.report', name: '信息公开举报', meaning: '期间内就信息公开申请提出的举报。' }, 'report'),
  remedyFigure({ key: 'remedies.appeal', name: '信息公开申诉', meaning: '期间内就信息公开申请提出的申诉。' }, 'appeal'),
  remedyFigure(
    { key: 'remedies.reconsideration', name: '行政复议', meaning: '期间内就信息公开申请提起的行政复议。' },
    'reconsideration',
  ),
  remedyFigure(
    { key: 'remedies.litigation', name: '行政诉讼', meaning: '期间内就信息公开申请提起的行政诉讼。' },
    'litigation',
  ),
]

const WHICH = '校长信箱、单位信箱、建议箱、值班电话和信息纠错都计，监督举报不计。'

/** 互动回应. */
export const LETTER_FIGURES: readonly Figure[] = [
  letterFigure({ key: 'letters.received', name: '收到的来信来电', meaning: `期间内收到的。${WHICH}` }, 'received'),
  letterFigure({ key: 'letters.concluded', name: '办结的来信来电', meaning: `期间内办结的。${WHICH}` }, 'concluded'),
]
