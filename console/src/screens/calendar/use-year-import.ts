import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { importYearEndpoint, type listCalendarEndpoint } from '../../../../src/features/calendar/calendar.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { upload } from '../../api/upload.ts'

/** A year whose notice holds. */
export type CalendarYear = Reply<typeof listCalendarEndpoint>['years'][number]

/** What the check of a notice found, or what was taken in. */
export type YearResult = Reply<typeof importYearEndpoint>

/** What is said about a notice beside its days. */
export interface NoticeHead {
  readonly year: number
  readonly source: string
  readonly sourceUrl: string
  readonly announcedOn: string | undefined
  readonly reason: string
}

/** Where an import stands. */
export interface YearWork {
  readonly file: File | null
  readonly head: NoticeHead | null
  readonly result: YearResult | null
  readonly fault: unknown
  readonly isBusy: boolean
}

const NOTHING: YearWork = { file: null, head: null, result: null, fault: null, isBusy: false }

/** Sends a notice to be checked, and once more to be taken in over the version that the check has seen. */
export function useYearImport() {
  const client = useQueryClient()
  const [work, setWork] = useState<YearWork>(NOTHING)
  const send = async (file: File, head: NoticeHead, over?: number): Promise<void> => {
    setWork((now) => ({ ...now, file, head, fault: null, isBusy: true }))
    const { year, ...query } = head
    const apply = over !== undefined
    try {
      const result = await upload(importYearEndpoint, { file, params: { year }, query: { ...query, apply, over } })
      setWork({ file, head, result, fault: null, isBusy: false })
      if (result.applied) await client.invalidateQueries()
    } catch (fault) {
      setWork({ file, head, result: null, fault, isBusy: false })
    }
  }
  return { work, send }
}
