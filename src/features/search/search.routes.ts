import type { FastifyInstance } from 'fastify'
import { authorize } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import { pinAnswer, removeTerm, saveTerm, unpinAnswer } from './change-dictionary.ts'
import { dictionaryVersion, listTerms } from './dictionary.queries.ts'
import { listPins, listQuestions } from './questions.queries.ts'
import {
  listQuestionsEndpoint,
  listTermsEndpoint,
  pinAnswerEndpoint,
  removeTermEndpoint,
  saveTermEndpoint,
  unpinAnswerEndpoint,
} from './search.contract.ts'

const USUAL_DAYS = 30
const SHOWN = 100

/** The dictionary and what people look for, for the office. */
export function searchRoutes(app: FastifyInstance): void {
  serve(app, listTermsEndpoint, async (ctx) => {
    authorize(ctx, 'settings.manage')
    const [terms, { version, indexedVersion }] = await Promise.all([listTerms(ctx.db), dictionaryVersion(ctx.db)])
    return {
      isIndexed: version === indexedVersion,
      rows: terms.map(({ word, means, changedAt }) => ({
        word,
        means: [...means],
        changedAt: changedAt.toISOString(),
      })),
    }
  })
  serve(app, saveTermEndpoint, async (ctx, { body }) => {
    const { word, means } = await saveTerm(ctx, body)
    return { word, means: [...means] }
  })
  serve(app, removeTermEndpoint, async (ctx, { params }) => {
    await removeTerm(ctx, params.word)
    return {}
  })
  serve(app, listQuestionsEndpoint, async (ctx, { query }) => {
    authorize(ctx, 'settings.manage')
    const days = query.days ?? USUAL_DAYS
    const [missed, asked, pins] = await Promise.all([
      listQuestions(ctx.db, { days, isMissed: true, size: SHOWN }),
      listQuestions(ctx.db, { days, isMissed: false, size: SHOWN }),
      listPins(ctx.db),
    ])
    return { missed, asked, pins }
  })
  serve(app, pinAnswerEndpoint, async (ctx, { body }) => {
    await pinAnswer(ctx, body)
    return {}
  })
  serve(app, unpinAnswerEndpoint, async (ctx, { params }) => {
    await unpinAnswer(ctx, params)
    return {}
  })
}
