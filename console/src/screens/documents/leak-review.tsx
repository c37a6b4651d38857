import type { ReactNode } from 'react'
import { getLeaks, overrideLeaks } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { useAct, useCallIf } from '../../api/use-call.ts'
import { Panel } from '../../parts/page.tsx'
import type { DocumentDetail } from './document-detail.ts'
import { LeakList } from './leak-list.tsx'

function titleOf(openCount: number, count: number): string {
  if (openCount > 0) return `公开前检查：还有 ${String(openCount)} 处须处理`
  return count === 0 ? '公开前检查' : '公开前检查：拦截的内容均已审查'
}

/** What the guard has found in the text under review; the secrecy reviewer decides here, everybody else reads. */
export function LeakReview({ document: { id, workState } }: { document: DocumentDetail }): ReactNode {
  const isFrozen = ['in-review', 'approved', 'scheduled'].includes(workState)
  const { data } = useCallIf(isFrozen, getLeaks, { params: { id } })
  const override = useAct(overrideLeaks)
  if (!isFrozen || !data) return null
  const { findings, mayOverride, revisionHash } = data
  const openCount = findings.filter(({ action, override: passed }) => action === 'block' && !passed).length
  const remedy = {
    label: '放行',
    title: '放行这一处',
    note: '放行只对送审的这一版有效，并记入台账；内容改动后须重新审查。',
    done: '已放行',
    run: ({ fingerprint }: { fingerprint: string }, reason: string) =>
      override.mutateAsync({
        params: { id },
        body: { revisionHash: revisionHash ?? '', pleas: [{ fingerprint, reason }] },
      }),
  }
  return (
    <Panel title={titleOf(openCount, findings.length)}>
      {findings.length === 0 ? '没有发现不应公开的内容。' : null}
      {mayOverride && openCount > 0 ? (
        <p className="quiet">逐处审查：确可公开的写明理由放行；无法检查的文件请打开逐页查看；其余请退回修改。</p>
      ) : null}
      <LeakList findings={findings} remedy={mayOverride ? remedy : undefined} />
    </Panel>
  )
}
