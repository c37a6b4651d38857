import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { importUnitsEndpoint } from '../../../../src/features/organisation/organisation.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { upload } from '../../api/upload.ts'

/** What the check of a sheet found, or what was taken in. */
export type ImportResult = Reply<typeof importUnitsEndpoint>

/** Where an import stands. */
export interface ImportWork {
  readonly file: File | null
  readonly result: ImportResult | null
  readonly fault: unknown
  /** Share of the file that has left; null while nothing is under way. */
  readonly share: number | null
}

const NOTHING: ImportWork = { file: null, result: null, fault: null, share: null }

/** Sends the file to be checked, and once more to be taken in. */
export function useImport() {
  const client = useQueryClient()
  const [work, setWork] = useState<ImportWork>(NOTHING)
  const send = async (file: File, query: { apply: boolean; skipErrors?: boolean }): Promise<void> => {
    setWork((now) => ({ ...now, file, fault: null, share: 0 }))
    const onProgress = (share: number): void => {
      setWork((now) => ({ ...now, share }))
    }
    try {
      const result = await upload(importUnitsEndpoint, { file, query, onProgress })
      setWork({ file, result, fault: null, share: null })
      if (result.applied) await client.invalidateQueries()
    } catch (fault) {
      setWork({ file, result: null, fault, share: null })
    }
  }
  const restart = (): void => {
    setWork(NOTHING)
  }
  return { work, send, restart }
}
