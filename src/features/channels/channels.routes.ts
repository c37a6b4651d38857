import type { FastifyInstance } from 'fastify'
import type { Audience, AudienceKind } from '../../kernel/audience.ts'
import { readUpload } from '../../platform/http/read-upload.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import { serve } from '../../platform/http/serve.ts'
import * as contract from './channels.contract.ts'
import { exportDue, viewDue } from './export-due.ts'
import { addProof, openProof } from './prove-appearance.ts'
import { correctAppearance, endAppearance, markCarried, registerAppearance } from './register-appearance.ts'
import { saveChannel } from './save-channel.ts'
import { findRegisterable, viewAppearance, viewAppearances, viewChannels, viewDrifts } from './view-channels.ts'

const DONE = {}
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

function toAudience({ kind, members = [] }: { kind: AudienceKind; members?: string[] }): Audience {
  return kind === 'units' || kind === 'groups' ? { kind, members } : { kind }
}

function channelRoutes(app: FastifyInstance): void {
  serve(app, contract.listChannels, viewChannels)
  serve(app, contract.addChannel, (ctx, { body }) => saveChannel(ctx, body))
  serve(app, contract.changeChannel, async (ctx, { params, body }) => {
    await saveChannel(ctx, { ...params, ...body })
    return DONE
  })
  serve(app, contract.listDueInChannel, (ctx, { params }) => viewDue(ctx, params.id))
  serve(app, contract.markCarried, (ctx, { params, body }) => markCarried(ctx, { channelId: params.id, ...body }))
}

function appearanceRoutes(app: FastifyInstance): void {
  serve(app, contract.listAppearances, (ctx, { query }) => viewAppearances(ctx, query))
  serve(app, contract.getAppearance, (ctx, { params }) => viewAppearance(ctx, params.id))
  serve(app, contract.listDrifts, viewDrifts)
  serve(app, contract.findRegisterable, (ctx, { query }) => findRegisterable(ctx, query.q))
  serve(app, contract.registerAppearance, (ctx, { body }) =>
    registerAppearance(ctx, { ...body, audience: toAudience(body.audience) }),
  )
  serve(app, contract.correctAppearance, (ctx, { params, body }) =>
    correctAppearance(ctx, { ...params, ...body, audience: toAudience(body.audience) }),
  )
  serve(app, contract.endAppearance, async (ctx, { params, body }) => {
    await endAppearance(ctx, { ...params, ...body })
    return DONE
  })
  serve(app, contract.addProof, async (ctx, { params }, { request }) =>
    addProof(ctx, { appearanceId: params.id, ...(await readUpload(request)) }),
  )
}

/** 公开渠道: the channels beside the portal, what appeared in them, and what is due on the province's platform. */
export function channelsRoutes(app: FastifyInstance): void {
  channelRoutes(app)
  appearanceRoutes(app)
  app.get<{ Params: { id: string; format: string } }>(
    '/api/v1/channels/:id/due.:format',
    { schema: { hide: true } },
    async (request, reply) => {
      const { id, format } = request.params
      const { name, bytes } = await exportDue(request.context, { channelId: id, format })
      return sendFile(reply, { name, bytes, mediaType: MEDIA_TYPES[format] ?? '' })
    },
  )
  app.get<{ Params: { id: string } }>('/appearance-proofs/:id', { schema: { hide: true } }, async (request, reply) => {
    const { files } = request.context
    const { sha256, name, mediaType } = await openProof(request.context, request.params.id)
    return sendFile(reply, { name, mediaType, bytes: await files.read(sha256) })
  })
}
