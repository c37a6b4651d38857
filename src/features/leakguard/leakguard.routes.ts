import type { FastifyInstance } from 'fastify'
import { authorize } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import { changeGuardSettings, changePolicy, mayManageGuard } from './change-guard.ts'
import { LEAK_KINDS } from '../../kernel/leak-kinds.ts'
import { ALWAYS_BLOCKED } from './domain/policy.ts'
import { KIND_WORDS } from './kind-words.ts'
import * as contract from './leakguard.contract.ts'
import { findGuardSettings } from './leakguard.queries.ts'
import { listPolicies } from './policies.ts'

/** What is searched for, and what happens under which item. */
export function leakguardRoutes(app: FastifyInstance): void {
  serve(app, contract.getGuard, async (ctx) => {
    authorize(ctx, 'console.enter')
    const [policies, { studentPattern, officialPhones }] = await Promise.all([
      listPolicies(ctx.db),
      findGuardSettings(ctx.db),
    ])
    const kinds = LEAK_KINDS.map((kind) => {
      const { name, rule } = KIND_WORDS[kind]
      return { kind, name, rule, isFixed: ALWAYS_BLOCKED.includes(kind) }
    })
    const phones = [...officialPhones]
    return { mayManage: mayManageGuard(ctx.actor), kinds, policies, studentPattern, officialPhones: phones }
  })
  serve(app, contract.saveLeakPolicy, async (ctx, { body }) => {
    await changePolicy(ctx, body)
    return {}
  })
  serve(app, contract.saveGuardSettings, async (ctx, { body }) => {
    await changeGuardSettings(ctx, body)
    return {}
  })
}
