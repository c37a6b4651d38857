import type { Endpoint, Reply } from '../../../src/platform/http/endpoint.contract.ts'
import { addressOf, type AnyInput, type Wanted } from './call.ts'
import { ProblemError, problemFrom, UNREACHABLE } from './problem.ts'
import { isSessionEnd, waitForSignIn } from './session-gate.ts'

/** A file for an upload endpoint, with the rest that its contract asks for. */
export type UploadInput<E extends Endpoint> = Wanted<E> & {
  readonly file: File
  /** Share of the bytes that have left, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** What is sent, and to whom it tells how far it is. */
interface Cargo {
  readonly form: FormData
  readonly onProgress: ((share: number) => void) | undefined
}

function transfer<E extends Endpoint>(endpoint: E, where: AnyInput, { form, onProgress }: Cargo): Promise<Reply<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(endpoint.method, addressOf(endpoint, where))
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onerror = () => {
      reject(new ProblemError(UNREACHABLE))
    }
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as Reply<E>)
      else reject(new ProblemError(problemFrom(request.status, request.responseText)))
    }
    request.send(form)
  })
}

async function ship<E extends Endpoint>(endpoint: E, where: AnyInput, cargo: Cargo): Promise<Reply<E>> {
  try {
    return await transfer(endpoint, where, cargo)
  } catch (error) {
    if (!isSessionEnd(error)) throw error
    await waitForSignIn()
    return transfer(endpoint, where, cargo)
  }
}

/** Sends a file (multipart, part `file`) and tells how far it is. Throws ProblemError, as `call` does. */
export async function upload<E extends Endpoint>(endpoint: E, input: UploadInput<E>): Promise<Reply<E>> {
  const form = new FormData()
  form.append('file', input.file, input.file.name)
  return ship(endpoint, input as AnyInput, { form, onProgress: input.onProgress })
}

/** Words and files of one deed, which come together or not at all. */
type WithFiles<E extends Endpoint> = Wanted<E> & {
  /** What the endpoint is told as JSON where there are no files. */
  readonly body: object
  readonly files: readonly File[]
  readonly onProgress?: (share: number) => void
}

/** Sends words (multipart, part `body`) and files (parts `file`) in one request. Throws ProblemError, as `call` does. */
export async function uploadWithFiles<E extends Endpoint>(endpoint: E, input: WithFiles<E>): Promise<Reply<E>> {
  const form = new FormData()
  form.append('body', JSON.stringify(input.body))
  for (const file of input.files) form.append('file', file, file.name)
  return ship(endpoint, input as AnyInput, { form, onProgress: input.onProgress })
}
