import { Button } from 'antd'
import type { ReactNode } from 'react'
import { OrderButtons } from '../../parts/order-buttons.tsx'
import { moved, replaced, without } from './lists.ts'

interface EntriesProps<T> {
  readonly list: readonly T[]
  readonly set: (list: readonly T[]) => void
  /** What an entry is called, in its frame and by its buttons. */
  readonly nameOf: (entry: T, at: number) => string
  readonly children: (entry: T, at: number, change: (entry: T) => void) => ReactNode
  readonly add: () => T
  readonly addText: string
}

/** A list whose entries are edited, moved, taken out and added, all of it by keyboard. */
export function Entries<T extends { readonly key: string }>(props: EntriesProps<T>): ReactNode {
  const { list, set, nameOf, children, add, addText } = props
  return (
    <>
      {list.map((entry, at) => (
        <fieldset key={entry.key} className="part">
          <legend>{nameOf(entry, at)}</legend>
          {children(entry, at, (next) => {
            set(replaced(list, at, next))
          })}
          <OrderButtons
            what={nameOf(entry, at)}
            at={at}
            count={list.length}
            move={(from, to) => {
              set(moved(list, from, to))
            }}
            remove={(place) => {
              set(without(list, place))
            }}
          />
        </fieldset>
      ))}
      <Button
        onClick={() => {
          set([...list, add()])
        }}
      >
        {addText}
      </Button>
    </>
  )
}
