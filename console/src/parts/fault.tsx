import { Alert, App, Button } from 'antd'
import { type ReactNode, useCallback } from 'react'
import { problemOf } from '../api/problem.ts'

/** What the server refused, with its fields and the number to ask about. */
export function FaultNotice({ error, retry }: { error: unknown; retry?: () => void }): ReactNode {
  const { title, fields, requestId } = problemOf(error)
  const list =
    fields.length === 0 ? null : (
      <ul>
        {fields.map(({ field, message }) => (
          <li key={field + message}>{message}</li>
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
