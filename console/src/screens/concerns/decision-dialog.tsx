import { Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { decideConcern, type listConcerns } from '../../../../src/features/concerns/concerns.contract.ts'
import { findRelatable } from '../../../../src/features/disclosures/relations.contract.ts'
import { CONCERN_DECISION_NAMES, type ConcernDecision } from '../../../../src/kernel/concern-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { ActDialog, LongText, ShortText } from '../../parts/fields.tsx'
import { FindDocument } from '../../parts/find-document.tsx'
import { optionsOf } from '../documents/names.ts'

/** What is decided about: a candidate or an earlier decision. */
export interface Asked {
  readonly candidate: string | null
  readonly name: string
  readonly before: Reply<typeof listConcerns>['decided'][number] | null
}

interface Values {
  readonly matter: string
  readonly decision: ConcernDecision
  readonly words: string
  readonly documentId?: string
}

function Fields(): ReactNode {
  const decision = Form.useWatch<ConcernDecision | undefined>('decision')
  const isInner = decision === 'dismissed'
  return (
    <>
      <Form.Item name="decision" label="决定">
        <Select options={optionsOf(CONCERN_DECISION_NAMES)} />
      </Form.Item>
      <ShortText name="matter" label="事项" isRequired extra="用自己的话概括，不要照抄来信、申请或者搜索的文字。" />
      {decision === 'published' ? <FindDocument name="documentId" label="公开的信息" endpoint={findRelatable} /> : null}
      <LongText name="words" label={isInner ? '理由（只供内部）' : '向社会公布的说明'} most={2000} />
    </>
  )
}

/** Decides about a matter that many ask about. */
export function DecisionDialog({
  asked,
  days,
  close,
}: {
  asked: Asked | null
  days: number
  close: () => void
}): ReactNode {
  const decide = useAct(decideConcern)
  return (
    <ActDialog<Values>
      isOpen={asked !== null}
      close={close}
      title={`决定：${asked?.name ?? ''}`}
      okText="决定"
      done="已决定"
      initial={{ decision: 'explained', matter: asked?.before?.matter ?? '', words: '' }}
      run={({ documentId, ...values }) => {
        const replacesId = asked?.before?.id ?? null
        const chosen = values.decision === 'published' ? (documentId ?? null) : null
        return decide.mutateAsync({
          body: { ...values, documentId: chosen, candidate: asked?.candidate ?? null, replacesId, days },
        })
      }}
    >
      <Fields />
    </ActDialog>
  )
}
