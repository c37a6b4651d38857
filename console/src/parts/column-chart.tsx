import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { type Bar, COLUMN_WIDTH, layColumns } from '../../../src/kernel/column-layout.ts'

/** Columns over time; `label` says all of them for whoever does not see the picture. */
export function ColumnChart({ bars, unit }: { bars: readonly Bar[]; unit: string }): ReactNode {
  const { columns, baseline, width, height } = layColumns(bars)
  const spoken = bars.map(({ name, value }) => `${name} ${String(value)} ${unit}`).join('，')
  return (
    <svg className="column-chart" role="img" aria-label={spoken} viewBox={`0 0 ${String(width)} ${String(height)}`}>
      {columns.map(({ name, value, x, y, middle, short, height: tall }) => (
        <Tooltip key={name} title={`${name} ${value.toLocaleString('zh-CN')} ${unit}`}>
          <g>
            <rect x={x} y={y} width={COLUMN_WIDTH} height={tall} rx="2" />
            <text x={middle} y={y - 6}>
              {value.toLocaleString('zh-CN')}
            </text>
            <text x={middle} y={baseline + 18}>
              {short}
            </text>
          </g>
        </Tooltip>
      ))}
      <line x1="0" x2={width} y1={baseline} y2={baseline} />
    </svg>
  )
}
