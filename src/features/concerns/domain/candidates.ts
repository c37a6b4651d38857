import { CONCERN_SOURCES, type ConcernSource, FEWEST_CONCERNED } from '../../../kernel/concern-terms.ts'

/** The matters of which letters and applications are counted: the key fields of disclosure and what schools are asked about. */
export const TOPIC_WORDS = [
  '招生',
  '录取',
  '学费',
  '收费',
  '奖学金',
  '助学金',
  '宿舍',
  '食堂',
  '新校园',
  '新校区',
  '就业',
  '招聘',
  '职称',
  '财务',
  '采购',
  '招标',
  '考试',
  '学位',
  '图书馆',
  '校园网',
  '停车',
  '医保',
  '发展规划',
] as const

/** How many asked about a matter, by where they did; null where nobody may be told or it is too few. */
export type Numbers = Readonly<Record<ConcernSource, number | null>>

/** A matter that many ask about and the school might publish something on. */
export interface Candidate {
  readonly key: string
  readonly name: string
  readonly numbers: Numbers
}

/** How many there are of something with a name. */
export interface Named {
  readonly id: string
  readonly name: string
  readonly count: number
}

/** What was counted. */
export interface Counts {
  readonly letters: ReadonlyMap<string, number>
  readonly applications: ReadonlyMap<string, number>
  /** Complaints by the unit they are about; none for those who may not know of any. */
  readonly complaints: readonly Named[]
  /** Letters by section of a mailbox. */
  readonly sections: readonly Named[]
  readonly searches: readonly { readonly q: string; readonly missed: number }[]
}

function enough(count: number | undefined): number | null {
  return count === undefined || count < FEWEST_CONCERNED ? null : count
}

const NONE: Numbers = { letters: null, applications: null, searches: null, complaints: null }

function topicOf(word: string, { letters, applications, searches }: Counts): Candidate {
  const missed = searches.filter(({ q }) => q.includes(word)).reduce((sum, each) => sum + each.missed, 0)
  return {
    key: `topic:${word}`,
    name: word,
    numbers: {
      ...NONE,
      letters: enough(letters.get(word)),
      applications: enough(applications.get(word)),
      searches: enough(missed),
    },
  }
}

function weightOf({ numbers }: Candidate): number {
  return CONCERN_SOURCES.reduce((sum, source) => sum + (numbers[source] ?? 0), 0)
}

/** The matters that enough people ask about, the most first. */
export function candidatesFrom(counts: Counts): Candidate[] {
  const topics = TOPIC_WORDS.map((word) => topicOf(word, counts))
  const sections = counts.sections.map(({ id, name, count }) => ({
    key: `section:${id}`,
    name,
    numbers: { ...NONE, letters: enough(count) },
  }))
  const units = counts.complaints.map(({ id, name, count }) => ({
    key: `unit:${id}`,
    name,
    numbers: { ...NONE, complaints: enough(count) },
  }))
  const searches = counts.searches
    .filter(({ q }) => !TOPIC_WORDS.some((word) => q.includes(word)))
    .map(({ q, missed }) => ({ key: `search:${q}`, name: q, numbers: { ...NONE, searches: enough(missed) } }))
  return [...topics, ...sections, ...units, ...searches]
    .filter((each) => weightOf(each) > 0)
    .sort((a, b) => weightOf(b) - weightOf(a) || a.key.localeCompare(b.key, 'zh'))
}
