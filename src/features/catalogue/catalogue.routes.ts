import type { FastifyInstance } from 'fastify'
import { dayOf } from '../../kernel/day.ts'
import { authorize, may } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import * as contract from './catalogue.contract.ts'
import { type ItemWithState, listItems, listItemStates } from './catalogue.queries.ts'
import { listCatalogues, listClasses } from './catalogues.queries.ts'
import { changeCrossing, changeRule, registerDuty, splitItem } from './change-catalogue.ts'
import { ruleText } from './domain/item-rule.ts'
import { STATE_WORDS } from './state-words.ts'

type Rule = NonNullable<ItemWithState['rule']>

const WITHOUT_RULE = {
  unitId: null,
  unitName: '',
  postId: null,
  postName: '',
  audience: 'public',
  rule: null,
  ruleText: '',
  legalBasis: [],
  evidence: [],
  note: '',
}

function toRuleView({ unitId, unitName, postId, postName, audience, update, legalBasis, evidence, note }: Rule) {
  return {
    unitId,
    unitName,
    postId,
    postName,
    audience,
    rule: update,
    ruleText: ruleText(update),
    legalBasis: [...legalBasis],
    evidence: evidence.map(({ kind, fields }) => ({ kind, ...(fields ? { fields: [...fields] } : {}) })),
    note,
  }
}

function toView({ rule, state, ...item }: ItemWithState) {
  const { evidence } = state
  return {
    id: item.id,
    catalogueId: item.catalogueId,
    classId: item.classId,
    number: item.number,
    title: item.title,
    isOfficial: item.isOfficial,
    ...(rule ? toRuleView(rule) : WITHOUT_RULE),
    state: state.name,
    stateWord: STATE_WORDS[state.name],
    dueOn: state.dueOn,
    isProvisional: state.isProvisional,
    reason: state.reason,
    documentCount: evidence?.total ?? 0,
    newest: evidence && {
      documentId: evidence.documentId,
      no: evidence.no,
      title: evidence.title,
      listedOn: evidence.listedOn,
    },
  }
}

function readingRoutes(app: FastifyInstance): void {
  serve(app, contract.listCatalogues, async (ctx) => {
    authorize(ctx, 'console.enter')
    const today = dayOf(ctx.now())
    const [catalogues, classes, items] = await Promise.all([
      listCatalogues(ctx.db),
      listClasses(ctx.db, today),
      listItems(ctx.db, today),
    ])
    return {
      rows: catalogues.map((catalogue) => ({
        ...catalogue,
        classes: classes.filter(({ catalogueId }) => catalogueId === catalogue.id),
        items: items
          .filter(({ catalogueId }) => catalogueId === catalogue.id)
          .map(({ id, classId, number, title, rule }) => ({
            id,
            classId,
            number,
            title,
            unitId: rule?.unitId ?? null,
          })),
      })),
    }
  })
  serve(app, contract.catalogueBoard, async (ctx, { query }) => {
    authorize(ctx, 'catalogue.read-board')
    const states = await listItemStates(ctx.db, {
      now: ctx.now(),
      viewer: ctx.actor.viewer,
      ...(query.catalogueId === undefined ? {} : { catalogueId: query.catalogueId }),
    })
    const rows = states.filter(({ rule }) => query.unitId === undefined || rule?.unitId === query.unitId).map(toView)
    return { rows, mayManage: may(ctx.actor, 'catalogue.manage') }
  })
}

/** Catalogues, their board and the office's changes to them. */
export function catalogueRoutes(app: FastifyInstance): void {
  readingRoutes(app)
  serve(app, contract.changeItemRule, async (ctx, { params, body: { validFrom, reason, ...rule } }) => {
    await changeRule(ctx, { itemId: params.id, validFrom, reason, rule })
    return {}
  })
  serve(app, contract.splitCatalogueItem, async (ctx, { params, body }) => ({
    ids: await splitItem(ctx, { itemId: params.id, ...body }),
  }))
  serve(app, contract.setCrossing, async (ctx, { params, body }) => {
    await changeCrossing(ctx, { from: params.id, to: params.to, ...body })
    return {}
  })
  serve(app, contract.registerItemDuty, async (ctx, { params, body }) => ({
    id: await registerDuty(ctx, { itemId: params.id, ...body, today: dayOf(ctx.now()) }),
  }))
}
