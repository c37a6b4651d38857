import type { getLetterTemplates } from '../../../../src/features/letters/letters.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'

type Answer = Reply<typeof getLetterTemplates>

/** A version of a template. */
export type Version = Answer['templates'][number]
/** What a version fixes. */
export type Content = Version['content']
/** A way of objecting that a letter can name. */
export type Remedy = Answer['remedies'][number]

export const SERIES_NAMES: Readonly<Record<Version['series'], string>> = {
  receipt: '登记回执',
  notice: '告知书',
  consultation: '征求意见书',
  answer: '答复书',
}

export const REGIME_NAMES = { moe29: '按教育部令第29号', gov711: '按条例（国务院令第711号）' } as const
export type Regime = keyof typeof REGIME_NAMES

/** The articles that a version cites and that nobody has read in the original. */
export function unverified({ bases }: Content): string[] {
  return Object.values(bases)
    .flatMap(({ articles }) => articles)
    .filter(({ isVerified }) => !isVerified)
    .map(({ instrument, article, note }) => `${instrument}${article}${note === '' ? '' : `（${note}）`}`)
}

/** The regimes under which letters are made from it. */
export function regimesOf({ bases }: Content): Regime[] {
  return (['moe29', 'gov711'] as const).filter((regime) => bases[regime] !== undefined)
}
