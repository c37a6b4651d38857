import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { getVersion } from '../../../../src/features/services/design.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { linesOf } from './definition-lines.ts'
import type { VersionView } from './designer.tsx'

function Changed({ before, after }: { before: VersionView; after: VersionView }): ReactNode {
  const [old, now] = [linesOf(before.definition), linesOf(after.definition)]
  const names = [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name))
  if (names.length === 0) return <p className="quiet">两个版本没有不同。</p>
  return names.map((name) => (
    <p key={name}>
      <b>{name}</b> <del>{old.get(name) ?? '没有'}</del> <ins>{now.get(name) ?? '没有'}</ins>
    </p>
  ))
}

interface Line {
  readonly id: string
  readonly no: number
}

function Compare({ versions }: { versions: readonly Line[] }): ReactNode {
  const [from, setFrom] = useState(versions[1]?.id ?? '')
  const [to, setTo] = useState(versions[0]?.id ?? '')
  const old = useCall(getVersion, { params: { id: from } })
  const now = useCall(getVersion, { params: { id: to } })
  const options = versions.map(({ id, no }) => ({ value: id, label: `第 ${String(no)} 版` }))
  return (
    <>
      <div className="query">
        <label>
          从
          <Select aria-label="旧版本" style={{ width: 140 }} options={options} value={from} onChange={setFrom} />
        </label>
        <label>
          到
          <Select aria-label="新版本" style={{ width: 140 }} options={options} value={to} onChange={setTo} />
        </label>
      </div>
      <Loaded query={old}>
        {(before) => <Loaded query={now}>{(after) => <Changed before={before} after={after} />}</Loaded>}
      </Loaded>
    </>
  )
}

/** How two versions of a service differ, in words. */
export function Differences({ versions }: { versions: readonly Line[] }): ReactNode {
  const drawer = useOpen()
  return (
    <>
      <Button size="small" onClick={drawer.open}>
        对比
      </Button>
      <SideDrawer isOpen={drawer.isOpen} close={drawer.close} title="版本对比" size={720}>
        <Compare versions={versions} />
      </SideDrawer>
    </>
  )
}
