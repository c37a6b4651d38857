import { useQueryClient } from '@tanstack/react-query'
import { App, Progress } from 'antd'
import { type ReactNode, useState } from 'react'

/** Sends a file into a case; the share is how much has left, null when nothing is on its way. */
export function useSending(doneText: string) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [share, setShare] = useState<number | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const send = async (run: (onProgress: (share: number) => void) => Promise<unknown>): Promise<void> => {
    setFault(null)
    setShare(0)
    try {
      await run(setShare)
      await client.invalidateQueries()
      void message.success(doneText)
    } catch (error) {
      setFault(error)
    } finally {
      setShare(null)
    }
  }
  return { share, fault, send }
}

/** How much of a file has left. */
export function SendingShare({ share }: { share: number | null }): ReactNode {
  return share === null ? null : <Progress percent={Math.round(share * 100)} aria-label="上传进度" />
}
