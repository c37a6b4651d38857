import { Button, Select } from 'antd'
import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import type { Box, Opened } from './redaction-view.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Smaller than this on the page is a slip of the mouse. */
const LEAST = 3

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function between(one: Point, other: Point, page: number): Box {
  return {
    page,
    x: round(Math.min(one.x, other.x)),
    y: round(Math.min(one.y, other.y)),
    width: round(Math.abs(one.x - other.x)),
    height: round(Math.abs(one.y - other.y)),
  }
}

/** Draws a rectangle with the mouse, a pen or a finger; `draw` gets it in the measures of the page. */
function useDrawing(
  { width, height, page }: { width: number; height: number; page: number },
  draw: (box: Box) => void,
) {
  const [box, setBox] = useState<Box | null>(null)
  const start = useRef<Point | null>(null)
  const at = ({ clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>): Point => {
    const area = currentTarget.getBoundingClientRect()
    const within = (share: number): number => Math.min(1, Math.max(0, share))
    return {
      x: within((clientX - area.left) / area.width) * width,
      y: within((clientY - area.top) / area.height) * height,
    }
  }
  const end = (): void => {
    start.current = null
    setBox(null)
    if (box && box.width > LEAST && box.height > LEAST) draw(box)
  }
  const events = {
    onPointerDown: (event: PointerEvent<SVGSVGElement>): void => {
      event.currentTarget.setPointerCapture(event.pointerId)
      start.current = at(event)
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>): void => {
      if (start.current) setBox(between(start.current, at(event), page))
    },
    onPointerUp: end,
    onPointerCancel: end,
  }
  return { box, events }
}

interface SheetProps {
  readonly page: number
  readonly size: Opened['pages'][number]
  readonly src: string
  readonly what: string
  readonly boxes?: readonly { readonly box: Box; readonly name: string }[]
  readonly draw?: ((box: Box) => void) | undefined
}

function Rectangle({ box, name }: { box: Box; name: string }): ReactNode {
  return (
    <rect x={box.x} y={box.y} width={box.width} height={box.height}>
      <title>{name}</title>
    </rect>
  )
}

/** A page as a picture, with what is marked on it; where `draw` is given, more is marked with the mouse. */
function Sheet({ page, size, src, what, boxes = [], draw }: SheetProps): ReactNode {
  const { width, height } = size
  const drawing = useDrawing({ width, height, page }, (box) => draw?.(box))
  return (
    <div className="sheet" style={{ aspectRatio: `${String(width)} / ${String(height)}` }}>
      <img src={src} alt={`${what}第 ${String(page)} 页`} />
      <svg
        className={draw ? 'drawing' : undefined}
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        aria-hidden="true"
        {...(draw ? drawing.events : {})}
      >
        {boxes.map(({ box, name }, at) => (
          <Rectangle key={at} box={box} name={name} />
        ))}
        {drawing.box === null ? null : <Rectangle box={drawing.box} name="正在框选" />}
      </svg>
    </div>
  )
}

function Turn({ page, last, turn }: { page: number; last: number; turn: (page: number) => void }): ReactNode {
  if (last < 2) return null
  const all = Array.from({ length: last }, (_, at) => ({ value: at + 1, label: `第 ${String(at + 1)} 页` }))
  const step = (by: number) => () => {
    turn(page + by)
  }
  return (
    <div className="tasks">
      <Button disabled={page === 1} onClick={step(-1)}>
        上一页
      </Button>
      <Select aria-label="页码" style={{ width: 120 }} value={page} options={all} onChange={turn} />
      <Button disabled={page === last} onClick={step(1)}>
        下一页
      </Button>
      <span className="quiet">共 {last} 页</span>
    </div>
  )
}

interface PagesProps {
  readonly pages: Opened['pages']
  readonly srcOf: (page: number) => string
  readonly what: string
  readonly boxes?: SheetProps['boxes']
  readonly draw?: SheetProps['draw']
}

/** The pages of a file, one at a time. */
export function Pages({ pages, srcOf, what, boxes = [], draw }: PagesProps): ReactNode {
  const [page, setPage] = useState(1)
  const size = pages[page - 1]
  if (!size) return null
  return (
    <>
      <Sheet
        key={page}
        page={page}
        size={size}
        src={srcOf(page)}
        what={what}
        boxes={boxes.filter(({ box }) => box.page === page)}
        draw={draw}
      />
      {size.hasText ? null : <p className="quiet">这一页没有可以查找的文字（扫描件或图片），只能框选。</p>}
      <Turn page={page} last={pages.length} turn={setPage} />
    </>
  )
}
