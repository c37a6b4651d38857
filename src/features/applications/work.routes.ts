import type { FastifyInstance } from 'fastify'
import { parseDay } from '../../kernel/day.ts'
import type { Endpoint, Input } from '../../platform/http/endpoint.contract.ts'
import type { Context } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import { discloseAnswer, endRemedy, markAsMystery, reassess, registerRemedy } from './afterwards.ts'
import * as contract from './applications.contract.ts'
import { lapseApplication, registerSupplement, requestSupplement } from './ask-supplement.ts'
import { assignUnits, handBack } from './assign-units.ts'
import { confirmReceipt } from './confirm-receipt.ts'
import { consultOthers, settleConsultation } from './consult-others.ts'
import { draftDecision, passSecrecy, sendBackDecision, signDecision, submitDecision } from './decide.ts'
import { deferAnswer } from './defer-answer.ts'
import { closeApplication, deliverAnswer, registerWithdrawal } from './deliver-answer.ts'
import { extendDeadline, proposeExtension } from './extend-deadline.ts'
import { recordSearch } from './record-search.ts'
import { listTransferTargets, transferApplication } from './transfer-application.ts'

/** An action on one application that answers nothing but that it was done. */
function perform<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  work: (ctx: Context, input: Input<E>) => Promise<unknown>,
): void {
  const silent: Endpoint = endpoint
  serve(app, silent, async (ctx, input) => {
    await work(ctx, input)
    return {}
  })
}

function intakeRoutes(app: FastifyInstance, key: Buffer): void {
  perform(app, contract.confirmReceipt, (ctx, { params, body }) =>
    confirmReceipt(ctx, key, { ...params, receivedOn: parseDay(body.receivedOn) }),
  )
  serve(app, contract.listTransferTargets, async (ctx) => ({ rows: await listTransferTargets(ctx) }))
  perform(app, contract.transferApplication, (ctx, { params, body }) =>
    transferApplication(ctx, key, { ...params, ...body }),
  )
  perform(app, contract.assignUnits, (ctx, { params, body }) => assignUnits(ctx, key, { ...params, ...body }))
  perform(app, contract.handBack, (ctx, { params, body }) => handBack(ctx, { ...params, ...body }))
  perform(app, contract.requestSupplement, (ctx, { params, body }) =>
    requestSupplement(ctx, key, { ...params, ...body, until: parseDay(body.until) }),
  )
  perform(app, contract.registerSupplement, (ctx, { params, body }) =>
    registerSupplement(ctx, key, { ...params, ...body }),
  )
  perform(app, contract.lapseApplication, (ctx, { params, body }) => lapseApplication(ctx, key, { ...params, ...body }))
  perform(app, contract.registerWithdrawal, (ctx, { params, body }) =>
    registerWithdrawal(ctx, key, { ...params, ...body }),
  )
}

function clockRoutes(app: FastifyInstance, key: Buffer): void {
  perform(app, contract.proposeExtension, (ctx, { params, body }) => proposeExtension(ctx, { ...params, ...body }))
  serve(app, contract.deferAnswer, (ctx, { params, body }) =>
    deferAnswer(ctx, key, { ...params, ...body, until: parseDay(body.until) }),
  )
  serve(app, contract.extendDeadline, (ctx, { params }) => extendDeadline(ctx, key, params))
  serve(app, contract.consultOthers, async (ctx, { params, body }) => {
    const { secret, ...asked } = await consultOthers(ctx, key, { ...params, ...body })
    return { ...asked, link: `/consult/${secret}` }
  })
  perform(app, contract.settleConsultation, (ctx, { params, body }) =>
    settleConsultation(ctx, key, { ...params, ...body }),
  )
}

function decisionRoutes(app: FastifyInstance, key: Buffer): void {
  perform(app, contract.recordSearch, (ctx, { params, body }) => recordSearch(ctx, key, { ...params, ...body }))
  serve(app, contract.draftDecision, (ctx, { params, body }) => draftDecision(ctx, key, { ...params, ...body }))
  perform(app, contract.submitDecision, (ctx, { params }) => submitDecision(ctx, key, params))
  perform(app, contract.sendBackDecision, (ctx, { params, body }) => sendBackDecision(ctx, { ...params, ...body }))
  perform(app, contract.passSecrecy, (ctx, { params, body }) => passSecrecy(ctx, key, { ...params, ...body }))
  serve(app, contract.signDecision, (ctx, { params, body }) => signDecision(ctx, key, { ...params, ...body }))
  perform(app, contract.deliverAnswer, (ctx, { params, body }) =>
    deliverAnswer(ctx, key, { ...params, ...body, on: parseDay(body.on) }),
  )
  perform(app, contract.closeApplication, (ctx, { params }) => closeApplication(ctx, params))
}

function laterRoutes(app: FastifyInstance): void {
  serve(app, contract.registerRemedy, (ctx, { params, body }) =>
    registerRemedy(ctx, { ...params, ...body, registeredOn: parseDay(body.registeredOn) }),
  )
  perform(app, contract.endRemedy, (ctx, { params, body }) =>
    endRemedy(ctx, { ...params, ...body, endedOn: parseDay(body.endedOn) }),
  )
  perform(app, contract.reassess, (ctx, { params, body }) =>
    reassess(ctx, { ...params, ...body, nextOn: body.nextOn === null ? null : parseDay(body.nextOn) }),
  )
  serve(app, contract.discloseAnswer, (ctx, { params, body }) => discloseAnswer(ctx, { ...params, ...body }))
  perform(app, contract.markAsMystery, (ctx, { params, body }) => markAsMystery(ctx, { ...params, ...body }))
}

/** Every step of the staff on one application. */
export function workRoutes(app: FastifyInstance, { key }: { key: Buffer }): void {
  intakeRoutes(app, key)
  clockRoutes(app, key)
  decisionRoutes(app, key)
  laterRoutes(app)
}
