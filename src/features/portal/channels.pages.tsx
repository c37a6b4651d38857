import type { FastifyInstance } from 'fastify'
import { viewPublicChannels } from '../channels/index.ts'
import { type PortalParts, sendPage } from './page-request.pages.tsx'
import { ChannelsPage } from './views/channels.tsx'

// Counted anew for each reader: a stranger who asks again and again waits.
const LIMITED = { schema: { hide: true }, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }

/** 公开渠道: where else the school publishes. */
export function channelPages(app: FastifyInstance, parts: PortalParts): void {
  app.get('/channels', LIMITED, async (request, reply) => {
    const channels = await viewPublicChannels(request.context)
    return sendPage(request, reply, { parts, render: (page) => <ChannelsPage page={page} channels={channels} /> })
  })
}
