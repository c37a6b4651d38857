import { STRANGER } from '../../kernel/audience.ts'
import { AppError } from '../../kernel/app-error.ts'
import { dayOf, formatDayCn } from '../../kernel/day.ts'
import {
  type EntryFields,
  FIELD_NAMES,
  LIST_KIND_NAMES,
  LIST_KINDS,
  PERSON_NAMES,
  promiseText,
} from '../../kernel/list-terms.ts'
import type { Context } from '../../platform/context.ts'
import {
  type Booklet,
  BOOKLET_FORMATS,
  type BookletChapter,
  type BookletFormat,
} from '../../platform/documents/booklet.ts'
import { makeBooklet } from '../../platform/documents/make-booklet.ts'
import { sha256 } from '../../platform/ids.ts'
import { getSchoolProfile, listUnits } from '../organisation/index.ts'
import { type GuideEntry, listGuide } from './public-guide.ts'

const WHOLE = 'all'
const MEDIA: Readonly<Record<BookletFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
}
// A few whole booklets, or many of single units.
const MOST_BYTES = 24 * 1024 * 1024

/** A booklet as it is sent. */
export interface MadeBooklet {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** On paper an address of this site is written out, as far as it is known. */
function addressOf({ publicUrl }: Pick<Context, 'publicUrl'>, { isOnline, url }: EntryFields): string {
  if (!isOnline) return ''
  return url.startsWith('/') ? `${publicUrl}${url}` : url
}

function rowsOf({ says }: GuideEntry, ctx: Pick<Context, 'publicUrl'>): [string, string][] {
  const text = (name: keyof EntryFields): [string, string] => [FIELD_NAMES[name], String(says[name] ?? '')]
  const all: [string, string][] = [
    ['谁来办', [says.section, says.post].filter((part) => part !== null).join(' · ')],
    text('place'),
    text('hours'),
    text('phone'),
    ['承诺时限', promiseText(says.promisedDays)],
    ['服务对象', (says.persons ?? []).map((person) => PERSON_NAMES[person]).join('、')],
    ...(['materials', 'conditions', 'flow', 'fee', 'result', 'basis', 'supervision', 'email'] as const).map(text),
    ['网上办理', addressOf(ctx, says)],
  ]
  return all.filter(([, value]) => value !== '')
}

function chapterOf(
  ctx: Pick<Context, 'publicUrl'>,
  { title, note }: Pick<BookletChapter, 'title' | 'note'>,
  entries: readonly GuideEntry[],
): BookletChapter {
  const parts = LIST_KINDS.toReversed().map((kind) => ({
    title: LIST_KIND_NAMES[kind],
    entries: entries
      .filter((entry) => entry.kind === kind)
      .map((entry) => ({ number: entry.number, title: entry.says.matter, rows: rowsOf(entry, ctx) })),
  }))
  return { title, note, parts: parts.filter((part) => part.entries.length > 0) }
}

/** Under each letter the entries whose matter begins so, in the order of their sound. */
function indexOf(entries: readonly GuideEntry[]): Booklet['index'] {
  const byLetter = new Map<string, string[]>()
  for (const { sound, number } of [...entries].sort((a, b) => (a.sound < b.sound ? -1 : 1))) {
    const letter = /^[a-z]/.test(sound) ? sound.charAt(0).toUpperCase() : '#'
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), number])
  }
  return [...byLetter].map(([letter, numbers]) => ({ letter, numbers }))
}

async function compose(ctx: Context, unitSlug: string | undefined): Promise<Booklet> {
  const [all, units, school] = await Promise.all([
    // Whoever asks: a booklet is handed on, so what is in it is for everybody.
    listGuide(ctx, STRANGER),
    listUnits(ctx.db),
    getSchoolProfile(ctx.db),
  ])
  const wanted = units.filter(({ slug }) => unitSlug === undefined || slug === unitSlug)
  const chapters = wanted.flatMap(({ id, name, address, phone, officeHours }) => {
    const own = all.filter((entry) => entry.unitId === id)
    const note = [address, officeHours, phone === '' ? '' : `电话 ${phone}`].filter((part) => part !== '').join(' · ')
    return own.length === 0 ? [] : [chapterOf(ctx, { title: name, note }, own)]
  })
  const entries = all.filter(({ unitId }) => wanted.some(({ id }) => id === unitId))
  const services = entries.filter(({ kind }) => kind === 'service').length
  const [only] = unitSlug === undefined ? [] : wanted
  const today = dayOf(ctx.now())
  return {
    title: `${only ? only.name : school.name}办事不找关系指南`,
    issuer: school.name,
    lines: [
      `按 ${formatDayCn(today)}现行的清单编制`,
      `${String(chapters.length)} 个单位，${String(entries.length)} 个条目，其中服务 ${String(services)} 项`,
    ],
    chapters,
    index: indexOf(entries),
    madeAt: Date.parse(`${today}T00:00:00+08:00`),
  }
}

const kept = new Map<string, Promise<Buffer>>()

/** Makes a booklet once for the same content, also when many ask at once; the oldest are let go. */
async function makeOnce(booklet: Booklet, format: BookletFormat): Promise<Buffer> {
  const key = `${format} ${sha256(JSON.stringify(booklet))}`
  const making = kept.get(key) ?? makeBooklet(booklet, format)
  kept.delete(key)
  kept.set(key, making)
  making.catch(() => kept.delete(key))
  const bytes = await making
  let sum = 0
  for (const [other, made] of [...kept].reverse()) {
    sum += (await made.catch(() => Buffer.alloc(0))).byteLength
    if (sum > MOST_BYTES && other !== key) kept.delete(other)
  }
  return bytes
}

/**
 * 指南汇编: the whole guide (`all`) or that of one unit, from the lists as they hold now, under a file name such as `all.pdf` or
 * `jiaowu.docx`. Throws `booklet.format-unknown`, `unit.not-found`.
 */
export async function readBooklet(ctx: Context, file: string): Promise<MadeBooklet> {
  const [, slug = '', ending] = /^([a-z0-9-]{1,41})\.([a-z]{3,4})$/.exec(file) ?? []
  const format = BOOKLET_FORMATS.find((each) => each === ending)
  if (!format) throw new AppError('booklet.format-unknown')
  const booklet = await compose(ctx, slug === WHOLE ? undefined : slug)
  if (slug !== WHOLE && booklet.chapters.length === 0) throw new AppError('unit.not-found', { slug })
  return { name: `${booklet.title}.${format}`, mediaType: MEDIA[format], bytes: await makeOnce(booklet, format) }
}
