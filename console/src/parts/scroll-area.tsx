import type { ReactNode } from 'react'

/** Lets the keyboard scroll the table inside sideways; Ant Design leaves its scrolling part out of the tab order. `name` tells several on one page apart. */
export function ScrollArea({ name = '表格', children }: { name?: string; children: ReactNode }): ReactNode {
  const makeFocusable = (area: HTMLDivElement | null): void => {
    const content = area?.querySelector('.ant-table-content')
    content?.setAttribute('tabindex', '0')
    content?.setAttribute('role', 'region')
    content?.setAttribute('aria-label', `${name}，可左右滚动`)
  }
  return <div ref={makeFocusable}>{children}</div>
}
