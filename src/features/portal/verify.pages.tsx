import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { codeOf } from '../../platform/http/errors.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { readForm } from '../../platform/http/read-form.ts'
import { isIssuedFile, verifyResult } from '../services/index.ts'
import type { ApplyParts } from './apply.pages.tsx'
import { sendPage, textOf } from './page-request.pages.tsx'
import { VerifyForm, VerifyPage } from './views/verify.tsx'

const HIDDEN = { schema: { hide: true } }
const LIMITED = { ...HIDDEN, config: { rateLimit: { max: 30, timeWindow: '10 minutes' } } }
const LIMITS = { files: 1, fileSize: 10 * 1024 * 1024 }

interface Showing {
  readonly code: string
  readonly isSame: boolean | null
}

async function show(request: FastifyRequest, reply: FastifyReply, { own, ...showing }: Showing & { own: ApplyParts }) {
  const { code, isSame } = showing
  try {
    const result = await verifyResult(request.context, code)
    const view = { result, isSame, code }
    return await sendPage(request, reply, {
      parts: own.parts,
      render: (page) => <VerifyPage page={page} view={view} />,
    })
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault
    const [status, error] = ERROR_TABLE[codeOf(fault)]
    return sendPage(request, reply, {
      parts: own.parts,
      status,
      render: (page) => <VerifyForm page={page} error={error} />,
    })
  }
}

/** 文书核验: what anybody learns of a document by its code, and whether a file is the one that was issued. */
export function verifyPages(app: FastifyInstance, own: ApplyParts): void {
  app.get('/verify', HIDDEN, (request, reply) =>
    sendPage(request, reply, { parts: own.parts, render: (page) => <VerifyForm page={page} error="" /> }),
  )
  app.post('/verify', LIMITED, (request, reply) =>
    show(request, reply, { own, code: textOf(request.body, 'code', 40), isSame: null }),
  )
  app.get('/verify/:code', LIMITED, (request, reply) =>
    show(request, reply, { own, code: textOf(request.params, 'code', 40), isSame: null }),
  )
  app.post('/verify/file', LIMITED, async (request, reply) => {
    const form = await readForm(request, LIMITS)
    const code = (form.fields.get('code') ?? '').slice(0, 40)
    const [file] = form.files
    const isSame = file
      ? await isIssuedFile(request.context, { code, bytes: file.bytes }).catch((fault: unknown) => {
          if (fault instanceof AppError) return null
          throw fault
        })
      : null
    return show(request, reply, { own, code, isSame })
  })
}
