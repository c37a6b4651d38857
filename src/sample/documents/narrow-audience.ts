import { addDays, yearOf } from '../../kernel/day.ts'
import type { SampleAudience, SampleDocument } from '../sample-document-types.ts'
import type { Draft } from './draft.ts'
import { type Era, occurrence, officeDay } from './era.ts'
import { withYear } from './news.ts'
import entryList from './narrow-audience.json' with { type: 'json' }

type Entry = (typeof entryList)[number]

function audienceOf({ audience, to }: Entry): SampleAudience {
  if (audience === 'units') return { kind: 'units', unitCodes: to }
  if (audience === 'groups') return { kind: 'groups', groupKeys: to.length > 0 ? to : ['jiaodaihui-daibiao'] }
  if (audience === 'party' || audience === 'campus') return { kind: audience }
  return { kind: 'public' }
}

function materialOf(kind: string): SampleDocument['materialKind'] {
  return kind === 'party' ? 'party' : 'disclosure'
}

function draftOf(entry: Entry, back: number, era: Era): Draft {
  const formedOn = occurrence(era, entry.when, back)
  const year = yearOf(formedOn)
  const isPosting = entry.title.includes('公示')
  const publishedOn = officeDay(addDays(formedOn, 1))
  return {
    unit: entry.unit,
    title: withYear(entry.title, year),
    body: withYear(entry.body.join('\n'), year),
    items: entry.items,
    columns: entry.columns,
    formedOn,
    publishedOn,
    audience: audienceOf(entry),
    audienceReason: entry.reason,
    materialKind: materialOf(entry.kind),
    keywords: entry.kind === 'party' ? ['党务公开'] : [],
    ...(entry.prefix === '' ? {} : { docPrefix: entry.prefix }),
    ...(isPosting ? { expiresOn: officeDay(addDays(publishedOn, 9)) } : {}),
  }
}

/** Party affairs and what is meant for the campus, for units and for groups; those that name a year exist for two. */
export function narrowAudience(era: Era): Draft[] {
  return entryList.flatMap((entry) => {
    const backs = entry.title.includes('{Y}') ? [entry.back, entry.back + 1] : [entry.back]
    return backs.map((back) => draftOf(entry, back, era))
  })
}
