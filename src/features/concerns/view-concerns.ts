import { addDays, dayOf } from '../../kernel/day.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { countApplicationTopics } from '../applications/index.ts'
import { countComplaintsByUnit, countLettersBySection, countLetterTopics } from '../mailboxes/index.ts'
import { listQuestions } from '../search/index.ts'
import { listAnswered, listDecided } from './concerns.queries.ts'
import { type Candidate, candidatesFrom, TOPIC_WORDS } from './domain/candidates.ts'

const MOST_QUESTIONS = 200

/** The matters that many asked about in the last days, as far as the reader may know. */
export async function readCandidates(ctx: Context, days: number): Promise<Candidate[]> {
  const to = dayOf(ctx.now())
  const period = { from: addDays(to, -days), to }
  const [letters, sections, complaints, applications, searches] = await Promise.all([
    countLetterTopics(ctx.db, period, TOPIC_WORDS),
    countLettersBySection(ctx.db, period),
    may(ctx.actor, 'mailboxes.supervise') ? countComplaintsByUnit(ctx.db, period) : [],
    countApplicationTopics(ctx.db, period, TOPIC_WORDS),
    listQuestions(ctx.db, { days, isMissed: true, size: MOST_QUESTIONS }),
  ])
  return candidatesFrom({
    letters: new Map(letters.map(({ word, count }) => [word, count])),
    complaints,
    applications: new Map(applications.map(({ word, count }) => [word, count])),
    sections,
    searches,
  })
}

/** Candidates with the decision that stands on each, and all that was decided. */
export async function viewConcerns(ctx: Context, days: number) {
  authorize(ctx, 'concerns.read')
  const [candidates, decided] = await Promise.all([readCandidates(ctx, days), listDecided(ctx.db)])
  const standing = decided.filter(({ isReplaced }) => !isReplaced)
  return {
    candidates: candidates.map((each) => ({
      ...each,
      decidedId: standing.find(({ candidate }) => candidate === each.key)?.id ?? null,
    })),
    decided: decided.map(({ decidedAt, numbers: _, ...row }) => ({ ...row, decidedAt: decidedAt.toISOString() })),
    mayDecide: may(ctx.actor, 'concerns.decide'),
  }
}

/** 关切与回应, as everybody reads it. */
export function viewPublicConcerns({ db, actor }: Pick<Context, 'db' | 'actor'>) {
  return listAnswered(db, actor.viewer)
}
