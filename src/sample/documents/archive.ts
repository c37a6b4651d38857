import { addDays, type Day, daysBetween, parseDay } from '../../kernel/day.ts'
import type { LawText } from '../sample-document-types.ts'
import { hasSite } from '../sites.ts'
import { units } from '../units.ts'
import { hashOf } from './chance.ts'
import type { Draft } from './draft.ts'
import { eraOf, officeDay } from './era.ts'
import { numberCn, regulations } from './regulations.ts'

/** About as long as the documents of a school's site are. */
const PART_LENGTH = 1200
const FIRST_DAY = parseDay('2014-09-01')
const homes = units.filter(hasSite)

/** The lines of a text in parts of about the wanted length; a part ends where a line ends. */
function partsOf(markdown: string): string[] {
  const parts: string[] = []
  let part = ''
  for (const line of markdown.split('\n')) {
    part += `${line}\n`
    if (part.length >= PART_LENGTH) {
      parts.push(part)
      part = ''
    }
  }
  return part === '' ? parts : [...parts, part]
}

function ownTexts(today: Day): LawText[] {
  return regulations(eraOf(today)).map(({ title, body }) => ({ title, category: '规章制度', file: '', markdown: body }))
}

function draftOf(
  { title, category }: LawText,
  { part, number, publishedOn }: { part: string; number: number; publishedOn: Day },
): Draft {
  const unit = homes[hashOf(`${title}/${String(number)}`) % homes.length]?.slug ?? 'xxgk'
  const name = number < 100 ? numberCn(number) : String(number)
  return {
    unit,
    title: `【政策法规】${title.slice(0, 90)}（摘编之${name}）`,
    body: part,
    columns: ['policies'],
    formedOn: officeDay(addDays(publishedOn, -1)),
    publishedOn,
    keywords: ['政策法规', category],
    isUnsigned: true,
  }
}

/**
 * So many documents as a school collects in twelve years, made of legal texts: each unit keeps extracts of them in its column
 * 政策法规. Without the corpus, the regulations of the sample school stand in. The oldest first, spread evenly over the years.
 */
export function* archive(
  count: number,
  { today, corpus }: { today: Day; corpus: readonly LawText[] },
): Generator<Draft> {
  const texts = (corpus.length > 0 ? corpus : ownTexts(today)).map((text) => ({ text, parts: partsOf(text.markdown) }))
  const days = daysBetween(FIRST_DAY, today) - 1
  for (let at = 0; at < count; at += 1) {
    const { text, parts } = texts[at % texts.length] ?? {}
    if (!text || !parts) throw new RangeError('the archive needs texts')
    const round = Math.floor(at / texts.length)
    const publishedOn = officeDay(addDays(FIRST_DAY, 3 + Math.floor((at / count) * (days - 3))))
    yield draftOf(text, { part: parts[round % parts.length] ?? text.title, number: round + 1, publishedOn })
  }
}
