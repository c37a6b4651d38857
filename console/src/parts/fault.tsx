import { Alert, App, Button } from 'antd'
import { type ReactNode, useCallback } from 'react'
import { problemOf } from '../api/problem.ts'

/** Where the leak guard has found something, one line each. */
function placesOf(details: Readonly<Record<string, unknown>>): string[] {
  const findings = details['findings']
  if (!Array.isArray(findings)) return []
  return (findings as { name: string; place: string; masked: string }[]).map(
    ({ name, place, masked }) => `${place}：${name} ${masked}`,
  )
}

/** Faults that the server tells in words of their own. */
function faultsOf(details: Readonly<Record<string, unknown>>): string[] {
  const faults = details['faults']
  return Array.isArray(faults) ? faults.filter((fault) => typeof fault === 'string') : []
}

/** What the server refused, with its fields and the number to ask about. */
export function FaultNotice({ error, retry }: { error: unknown; retry?: () => void }): ReactNode {
  const { title, fields, requestId, details } = problemOf(error)
  const lines = [...new Set([...fields.map(({ message }) => message), ...placesOf(details), ...faultsOf(details)])]
  const list =
    lines.length === 0 ? null : (
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    )
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      description={
        <>
          {list}
          {requestId === '' ? null : <small className="quiet">编号 {requestId}</small>}
        </>
      }
      action={
        retry && (
          <Button size="small" onClick={retry}>
            重试
          </Button>
        )
      }
    />
  )
}

/** Runs an action: says that it succeeded, or shows the refusal; answers whether it succeeded. */
export function useDo(): (work: () => Promise<unknown>, done?: string) => Promise<boolean> {
  const { message, modal } = App.useApp()
  return useCallback(
    async (work, done) => {
      try {
        await work()
        if (done !== undefined) void message.success(done)
        return true
      } catch (error) {
        modal.error({ title: '没有办成', content: <FaultNotice error={error} />, okText: '知道了' })
        return false
      }
    },
    [message, modal],
  )
}
