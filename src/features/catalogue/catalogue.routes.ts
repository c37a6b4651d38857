import type { FastifyInstance } from 'fastify'
import { dayOf } from '../../kernel/day.ts'
import { authorize, may } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import * as contract from './catalogue.contract.ts'
import { type ItemWithState, listCatalogues, listClasses, listItems, listItemStates } from './catalogue.queries.ts'
import { changeCrossing, changeRule, registerDuty, splitItem } from './change-catalogue.ts'
import { ruleText } from './domain/item-rule.ts'
import { STATE_WORDS } from './state-words.ts'

function toView({ rule, state, ...item }: ItemWithState) {
  return {
    id: item.id,
    catalogueId: item.catalogueId,
    classId: item.classId,
    number: item.number,
    title: item.title,
    isOfficial: item.isOfficial,
    unitId: rule?.unitId ?? null,
    unitName: rule?.unitName ?? '',
    postId: rule?.postId ?? null,
    postName: rule?.postName ?? '',
    audience: rule?.audience ?? 'public',
    rule: rule?.update ?? null,
    ruleText: rule ? ruleText(rule.update) : '',
    legalBasis: [...(rule?.legalBasis ?? [])],
    evidence: (rule?.evidence ?? []).map(({ kind, fields }) => ({ kind, ...(fields ? { fields: [...fields] } : {}) })),
    note: rule?.note ?? '',
    state: state.name,
    stateWord: STATE_WORDS[state.name],
    dueOn: state.dueOn,
    isProvisional: state.isProvisional,
    reason: state.reason,
    documentCount: state.evidence?.total ?? 0,
    newest: state.evidence && {
      documentId: state.evidence.documentId,
      no: state.evidence.no,
      title: state.evidence.title,
      listedOn: state.evidence.listedOn,
    },
  }
}

/** Catalogues, their board and the office's changes to them. */
export function catalogueRoutes(app: FastifyInstance): void {
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
