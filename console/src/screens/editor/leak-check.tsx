import { useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/react'
import { type ReactNode, useRef } from 'react'
import { getLeaks, justifyLeak } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { call } from '../../api/call.ts'
import { useAct } from '../../api/use-call.ts'
import { Panel } from '../../parts/page.tsx'
import { type Finding, LeakList } from '../documents/leak-list.tsx'
import type { SaveState } from '../../parts/use-autosave.ts'

function jump({ field, block }: Finding, editor: Editor | null): void {
  if (editor && block !== null && block < editor.state.doc.childCount) {
    let position = 0
    for (let at = 0; at < block; at += 1) position += editor.state.doc.child(at).nodeSize
    editor
      .chain()
      .focus()
      .setTextSelection(position + 1)
      .scrollIntoView()
      .run()
    return
  }
  const target = window.document.getElementById(`field-${field}`)
  target?.scrollIntoView({ behavior: 'smooth', block: 'center' })
  target?.focus({ preventScroll: true })
}

/** It stops the submission; what could not be read does not, the secrecy reviewer opens it. */
export function isUnanswered({ action, kind, justification, canPass }: Finding): boolean {
  return action === 'block' && kind !== 'unread' && (justification === '' || !canPass)
}

function titleOf(findings: readonly Finding[]): string {
  const stopping = findings.filter(({ action }) => action === 'block').length
  if (stopping > 0) return `公开前检查：${String(stopping)} 处被拦截`
  return findings.length === 0 ? '公开前检查' : `公开前检查：${String(findings.length)} 处提醒`
}

/** What the guard finds in what is on the screen, anew after each save; nothing before the first answer. */
export function useLeaks(id: string, state: SaveState): readonly Finding[] | undefined {
  const saved = useRef('')
  if (state.kind === 'saved') saved.current = state.at
  const { data } = useQuery({
    queryKey: [getLeaks.url, id, saved.current],
    queryFn: () => call(getLeaks, { params: { id } }),
    placeholderData: (before) => before,
  })
  return data?.findings
}

/** What must not get out of what is on the screen. */
export function LeakCheck({ id, state, editor }: { id: string; state: SaveState; editor: Editor | null }): ReactNode {
  const findings = useLeaks(id, state)
  const justify = useAct(justifyLeak)
  const remedy = {
    label: '申请保留',
    title: '为什么需要保留',
    note: '说明会交给保密审查员，由其决定是否放行；您的说明本身不会放行。',
    done: '已记下理由，送审后由保密审查员决定',
    run: ({ fingerprint }: Finding, reason: string) =>
      justify.mutateAsync({ params: { id, fingerprint }, body: { reason } }),
  }
  if (!findings) return <Panel title="公开前检查">正在检查正文和附件…</Panel>
  return (
    <Panel title={titleOf(findings)}>
      {findings.length === 0 ? '没有发现身份证号、手机号等不应公开的内容。' : null}
      <LeakList
        findings={findings}
        remedy={remedy}
        jump={(finding) => {
          jump(finding, editor)
        }}
      />
    </Panel>
  )
}
