import { LIFE_EVENT_NAMES, LIST_KIND_NAMES, LIST_KINDS, PERSON_NAMES } from '../../kernel/list-terms.ts'
import type { Context } from '../../platform/context.ts'
import { dayOf } from '../../kernel/day.ts'
import { type SheetToWrite, writeWorkbook } from '../../platform/documents/xlsx.ts'
import { listUnits } from '../organisation/index.ts'
import { AUDIENCE_WORDS, cellsOf, COLUMNS, NO, STATE_WORDS, YES } from './domain/entry-rows.ts'
import { type EntryFilter, findHeads, findHeld } from './lists.queries.ts'

/** The sheet of the lists, in and out. */
export const SHEET = { name: '三张清单', columns: COLUMNS }

const WIDTHS = [12, 16, 16, 18, 30, 14, 14, 40, 20, 20, 40, 40, 40, 10, 20, 24, 18, 24, 16, 24, 20, 8, 30, 20, 10, 8]

const SAMPLE: readonly string[] = [
  LIST_KIND_NAMES.service,
  'FW-000-001',
  'ZR-000-001',
  '（单位的代码或全称）',
  '示例：开具在读证明',
  '学籍科',
  '学籍管理岗',
  '',
  '本科生、研究生',
  '学籍和课程、用印和开证明',
  '具有学籍的在校学生',
  '学生证\n申请表（网上填写）',
  '网上提交申请\n学籍科核对\n自助打印或者到窗口领取',
  '1',
  '',
  '',
  '0000-000 0100',
  '',
  '不收费',
  '在读证明（中文或者英文）',
  '',
  YES,
  '/hall/example',
  '学生身份证明、在校证明',
  AUDIENCE_WORDS.public,
  STATE_WORDS.held,
]

const MEANINGS: readonly (readonly [string, string])[] = [
  ['清单类型', Object.values(LIST_KIND_NAMES).join('、')],
  ['编号', '全校唯一，大写字母、数字和连字符。编号已有的，按变更处理；没有的，按新增处理。'],
  ['上级编号', '服务清单的条目由哪一条责任或审批清单条目而来；没有就不填。'],
  ['责任单位', '单位的代码或者全称，见“单位”表。'],
  ['与上级相同的内容', '服务清单条目中留空的，自动取上级条目的内容，不必重抄；上级改了，这里随之更新。'],
  ['服务对象', `可以填几个，用顿号分开：${Object.values(PERSON_NAMES).join('、')}`],
  ['办事场景', `可以填几个，用顿号分开：${Object.values(LIFE_EVENT_NAMES).join('、')}`],
  ['设定依据、办理条件、申请材料、办理流程', '一行一项，在单元格内按 Alt+Enter 换行。'],
  ['承诺时限（工作日）', '0 至 365 的整数，0 表示当场办结。'],
  ['咨询电话', '办公电话，几个号码用顿号分开；不要填个人手机号。'],
  ['网上办理', '“是”或“否”；填“是”的请同时填网办地址。'],
  ['公开范围', '“社会公开”或“校内公开”；留空为社会公开。'],
  ['状态', '“在用”或“取消”；留空为在用。'],
]

const LISTS: NonNullable<SheetToWrite['lists']> = {
  0: LIST_KINDS.map((kind) => LIST_KIND_NAMES[kind]),
  21: [YES, NO],
  24: Object.values(AUDIENCE_WORDS),
  25: Object.values(STATE_WORDS),
}

async function dictionaries(ctx: Context): Promise<SheetToWrite[]> {
  const units = (await listUnits(ctx.db)).filter(({ state }) => state === 'active')
  return [
    { name: '填写说明', header: ['列', '怎样填写'], rows: MEANINGS.map((row) => [...row]), widths: [28, 90] },
    { name: '单位', header: ['代码', '全称'], rows: units.map(({ code, name }) => [code, name]), widths: [12, 40] },
  ]
}

/** The template: headings, drop-downs, a row that shows how, the meaning of each column, and the dictionary of units. */
export async function entryTemplate(ctx: Context): Promise<Buffer> {
  return writeWorkbook([
    { name: SHEET.name, header: [...COLUMNS], rows: [], sample: [...SAMPLE], widths: WIDTHS, lists: LISTS },
    ...(await dictionaries(ctx)),
  ])
}

/** The entries that hold today as a workbook that can be changed and taken in again. */
export async function exportEntries(ctx: Context, filter: EntryFilter): Promise<Buffer> {
  const [entries, units] = await Promise.all([
    findHeld(ctx.db, { day: dayOf(ctx.now()), viewer: null, filter }),
    listUnits(ctx.db),
  ])
  const parents = await findHeads(ctx.db, [...new Set(entries.flatMap(({ parentId }) => parentId ?? []))])
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const rows = entries.map((entry) =>
    cellsOf({
      ...entry,
      fields: entry.version.fields,
      parentNumber: parents.get(entry.parentId ?? '')?.number ?? '',
      unitName: names.get(entry.unitId) ?? '',
    }),
  )
  return writeWorkbook([
    { name: SHEET.name, header: [...COLUMNS], rows, widths: WIDTHS, lists: LISTS },
    ...(await dictionaries(ctx)),
  ])
}
