import { InputNumber } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { getListFigures } from '../../../../src/features/lists/lists.contract.ts'
import { LIST_KIND_NAMES, LIST_KINDS } from '../../../../src/kernel/list-terms.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'

function Numbers({ title, numbers }: { title: string; numbers: readonly string[] }): ReactNode {
  return (
    <details>
      <summary>
        {title} <b>{numbers.length}</b> 项
      </summary>
      <p>
        {numbers.map((number) => (
          <Link key={number} to={`/lists?words=${number}`} style={{ marginRight: 12, display: 'inline-block' }}>
            {number}
          </Link>
        ))}
      </p>
    </details>
  )
}

/** The figures of a year, counted from the versions; each opens what it is made of. */
export function Figures(): ReactNode {
  const [year, setYear] = useState(dayjs().year())
  const query = useCall(getListFigures, { params: { year } })
  return (
    <>
      <p>
        <label>
          年度{' '}
          <InputNumber
            min={2000}
            max={2100}
            precision={0}
            value={year}
            onChange={(value) => {
              if (value !== null) setYear(value)
            }}
          />
        </label>
      </p>
      <Loaded query={query}>
        {({ until, entries, services, units, byKind, added, updated, ended }) => (
          <>
            <p>
              截至 {until}：{units} 个单位，{entries} 个条目（
              {LIST_KINDS.map((kind) => `${LIST_KIND_NAMES[kind]} ${String(byKind[kind] ?? 0)}`).join('，')}
              ），为师生提供服务 {services} 项。由各条目的版本算出，不由人标记。
            </p>
            <Numbers title="新增服务" numbers={added} />
            <Numbers title="更新服务流程" numbers={updated} />
            <Numbers title="取消条目" numbers={ended} />
          </>
        )}
      </Loaded>
    </>
  )
}
