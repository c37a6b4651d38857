import { Drawer } from 'antd'
import { type ReactNode, useRef } from 'react'
import { turnAround } from './turn-around.ts'

/** What can be worked with, in the order of the page; the button that closes the drawer comes last. */
const CONTROLS = [
  'a[href], input:enabled, select:enabled, textarea:enabled, button:enabled:not(.ant-drawer-close)',
  '.ant-drawer-close',
]

interface SideDrawerProps {
  readonly isOpen: boolean
  readonly close: () => void
  readonly title: string
  readonly size?: number
  readonly footer?: ReactNode
  /** It closes by its own buttons and Escape only, not by a click beside it. */
  readonly isFirm?: boolean
  /** It is gone from the sight of everybody, and what is in it may be forgotten. */
  readonly closed?: () => void
  readonly children: ReactNode
}

/** The first control that is there to be seen. */
function firstControl(panel: HTMLElement): HTMLElement | undefined {
  const all = CONTROLS.flatMap((selector) => [...panel.querySelectorAll<HTMLElement>(selector)])
  return all.find((control) => control.checkVisibility())
}

/**
 * A drawer beside the page. It is always there and only opened and closed: so it knows what had the focus before, takes the
 * focus to its first control, and gives it back.
 */
export function SideDrawer({
  isOpen,
  close,
  isFirm = false,
  closed,
  children,
  size = 560,
  ...drawer
}: SideDrawerProps): ReactNode {
  const content = useRef<HTMLDivElement>(null)
  const settle = (isShown: boolean): void => {
    const panel = content.current?.closest<HTMLElement>('[role=dialog]')
    if (!isShown) closed?.()
    else if (panel && (document.activeElement === panel || !panel.contains(document.activeElement)))
      firstControl(panel)?.focus()
  }
  return (
    <Drawer
      {...drawer}
      size={size}
      open={isOpen}
      onClose={close}
      onKeyDown={turnAround}
      afterOpenChange={settle}
      mask={{ closable: !isFirm }}
      destroyOnHidden
    >
      <div ref={content}>{children}</div>
    </Drawer>
  )
}
