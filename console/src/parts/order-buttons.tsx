import { Button, Space } from 'antd'
import type { ReactNode } from 'react'

interface OrderProps {
  /** What is moved, as the buttons name it: “第 2 步”. */
  readonly what: string
  readonly at: number
  readonly count: number
  readonly remove: (at: number) => void
  readonly move: (from: number, to: number) => void
}

/** Buttons that move an entry of a list up and down, or take it out; each says which. */
export function OrderButtons({ what, at, count, remove, move }: OrderProps): ReactNode {
  const shift = (by: number) => (): void => {
    move(at, at + by)
  }
  return (
    <Space wrap>
      <Button size="small" disabled={at === 0} aria-label={`上移${what}`} onClick={shift(-1)}>
        上移
      </Button>
      <Button size="small" disabled={at === count - 1} aria-label={`下移${what}`} onClick={shift(1)}>
        下移
      </Button>
      <Button
        size="small"
        danger
        aria-label={`删去${what}`}
        onClick={() => {
          remove(at)
        }}
      >
        删去
      </Button>
    </Space>
  )
}
