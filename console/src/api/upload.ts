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

function transfer<E extends Endpoint>(endpoint: E, input: UploadInput<E>): Promise<Reply<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(endpoint.method, addressOf(endpoint, input as Pick<AnyInput, 'params' | 'query'>))
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) => input.onProgress?.(total > 0 ? loaded / total : 0)
    request.onerror = () => {
      reject(new ProblemError(UNREACHABLE))
    }
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as Reply<E>)
      else reject(new ProblemError(problemFrom(request.status, request.responseText)))
    }
    const body = new FormData()
    body.append('file', input.file, input.file.name)
    request.send(body)
  })
}

/** Sends a file (multipart, part `file`) and tells how far it is. Throws ProblemError, as `call` does. */
export async function upload<E extends Endpoint>(endpoint: E, input: UploadInput<E>): Promise<Reply<E>> {
  try {
    return await transfer(endpoint, input)
  } catch (error) {
    if (!isSessionEnd(error)) throw error
    await waitForSignIn()
    return transfer(endpoint, input)
  }
}
