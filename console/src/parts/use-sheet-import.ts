import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RowFault } from './row-errors.tsx'

/** What the check of a sheet found, or what was taken in. */
export interface SheetResult {
  /** How many rows are good. */
  readonly accepted: number
  readonly applied: boolean
  readonly errors: readonly RowFault[]
  /** The sheet with a column of reasons, base64; empty when there are no errors. */
  readonly checkedFile: string
}

/** What to do with the file: only check it, or take it in. */
export interface SheetOrder {
  readonly apply: boolean
  readonly skipErrors?: boolean
}

/** Sends a sheet; `onProgress` is told the share of it that has left. */
export type SendSheet = (file: File, order: SheetOrder, onProgress: (share: number) => void) => Promise<SheetResult>

/** Where an import stands. */
export interface ImportWork {
  readonly file: File | null
  readonly result: SheetResult | null
  readonly fault: unknown
  /** Share of the file that has left; null while nothing is under way. */
  readonly share: number | null
}

const NOTHING: ImportWork = { file: null, result: null, fault: null, share: null }

/** Sends the file to be checked, and once more to be taken in. */
export function useSheetImport(sendSheet: SendSheet) {
  const client = useQueryClient()
  const [work, setWork] = useState<ImportWork>(NOTHING)
  const send = async (file: File, order: SheetOrder): Promise<void> => {
    setWork((now) => ({ ...now, file, fault: null, share: 0 }))
    const onProgress = (share: number): void => {
      setWork((now) => ({ ...now, share }))
    }
    try {
      const result = await sendSheet(file, order, onProgress)
      setWork({ file, result, fault: null, share: null })
      if (result.applied) await client.invalidateQueries()
    } catch (fault) {
      setWork((now) => ({ file, result: order.apply ? now.result : null, fault, share: null }))
    }
  }
  const restart = (): void => {
    setWork(NOTHING)
  }
  return { work, send, restart }
}
