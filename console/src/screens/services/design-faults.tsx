import { Alert } from 'antd'
import type { ReactNode } from 'react'
import type { getVersion } from '../../../../src/features/services/design.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'

/** What must be put right before a version can be put into force. */
export type DesignFault = Reply<typeof getVersion>['faults'][number]

/** What is wrong at one place, told there. */
export function FaultsAt({ faults, place }: { faults: readonly DesignFault[]; place: string }): ReactNode {
  const here = faults.filter((fault) => fault.place === place)
  if (here.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={[...new Set(here.map(({ message }) => message))].map((message) => <div key={message}>{message}</div>)}
    />
  )
}
