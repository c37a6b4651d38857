import { Descriptions } from 'antd'
import type { ReactNode } from 'react'
import { AUDIENCE_NAMES } from '../../../../src/kernel/audience.ts'
import { useColumnChoices, useGroupChoices, useItemChoices, useUnitChoices } from '../../parts/choices.ts'
import { Panel } from '../../parts/page.tsx'
import { MATERIAL_NAMES, MODE_NAMES, TERM_NAMES } from './names.ts'
import type { DocumentDetail } from './document-detail.ts'

type Metadata = DocumentDetail['draft']['metadata']

function labels(groups: readonly { options: readonly { value: string; label: string }[] }[], ids: readonly string[]) {
  const known = new Map(groups.flatMap(({ options }) => options.map(({ value, label }) => [value, label] as const)))
  // Names come a moment later; what has no name any more was closed.
  return ids.map((id) => known.get(id) ?? (known.size === 0 ? '…' : '（已停用）'))
}

function Several({ names }: { names: readonly string[] }): ReactNode {
  if (names.length === 0) return '无'
  return names.map((name, at) => <div key={String(at)}>{name}</div>)
}

function useAudienceText({ audience, audienceReason }: Metadata): string {
  const options = [...useUnitChoices(), ...useGroupChoices()]
  const members = labels([{ options }], audience.members ?? []).join('、')
  const reason = audienceReason === '' ? '' : `（${audienceReason}）`
  return `${AUDIENCE_NAMES[audience.kind]}${members === '' ? '' : `：${members}`}${reason}`
}

/** The metadata of the working copy, in the order of the official header. */
export function DocumentFacts({ document }: { document: DocumentDetail }): ReactNode {
  const { metadata } = document.draft
  const items = labels(useItemChoices(), metadata.itemIds)
  const columns = labels(useColumnChoices(undefined), metadata.columnIds)
  const audience = useAudienceText(metadata)
  const term = `${TERM_NAMES[metadata.term]}${metadata.expiresOn === '' ? '' : `，至 ${metadata.expiresOn}`}`
  const rows: [string, ReactNode][] = [
    ['材料种类', `${MATERIAL_NAMES[metadata.materialKind]}${metadata.isMajor ? '（重大事项）' : ''}`],
    ['公开类别', MODE_NAMES[metadata.disclosureMode]],
    ['公开范围', audience],
    ['公开事项', <Several key="items" names={items} />],
    ['栏目', <Several key="columns" names={columns} />],
    ['文号', metadata.docNo === '' ? '无' : metadata.docNo],
    ['产生日期', metadata.formedOn === '' ? '未填' : metadata.formedOn],
    ['主题词', metadata.keywords.length === 0 ? '无' : metadata.keywords.join('、')],
    ['公开期限', term],
  ]
  return (
    <Panel title="公文信息">
      <Descriptions
        column={1}
        size="small"
        items={rows.map(([label, children]) => ({ key: label, label, children }))}
        styles={{ label: { width: 72, color: 'var(--ink-3)' } }}
      />
    </Panel>
  )
}
