import { Checkbox, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { AUDIENCE_KINDS, AUDIENCE_NAMES } from '../../../../src/kernel/audience.ts'
import { useColumnChoices, useGroupChoices, useItemChoices, useUnitChoices } from '../../parts/choices.ts'
import { MATERIAL_NAMES, MODE_NAMES, optionsOf, TERM_NAMES } from '../documents/names.ts'
import { Day, Field, Several, Words } from './fields.tsx'
import { OccasionFields } from './occasion-fields.tsx'
import type { Gap, Metadata } from './use-draft.ts'

interface FormProps {
  readonly metadata: Metadata
  readonly unitId: string
  readonly gaps: readonly Gap[]
  readonly change: (changes: Partial<Metadata>) => void
}

function Placing({ metadata, unitId, gaps, change }: FormProps): ReactNode {
  const items = useItemChoices()
  const columns = useColumnChoices(unitId)
  return (
    <>
      <Field name="itemIds" label="公开事项" gaps={gaps}>
        <Several
          label="公开事项"
          value={metadata.itemIds}
          options={items}
          change={(itemIds) => {
            change({ itemIds })
          }}
        />
      </Field>
      <Field name="columnIds" label="栏目" gaps={gaps}>
        <Several
          label="栏目"
          value={metadata.columnIds}
          options={columns}
          change={(columnIds) => {
            change({ columnIds })
          }}
        />
      </Field>
    </>
  )
}

function Audience({ metadata, gaps, change }: FormProps): ReactNode {
  const { audience } = metadata
  const units = useUnitChoices()
  const groups = useGroupChoices()
  return (
    <Field name="audience" label="公开范围" gaps={gaps}>
      <Radio.Group
        aria-label="公开范围"
        value={audience.kind}
        options={AUDIENCE_KINDS.map((kind) => ({ value: kind, label: AUDIENCE_NAMES[kind] }))}
        onChange={(event) => {
          change({ audience: { kind: event.target.value as (typeof AUDIENCE_KINDS)[number] } })
        }}
      />
      {audience.kind === 'units' || audience.kind === 'groups' ? (
        <Several
          label="可以看到的单位或群体"
          value={audience.members ?? []}
          options={audience.kind === 'units' ? units : groups}
          change={(members) => {
            change({ audience: { kind: audience.kind, members } })
          }}
        />
      ) : null}
      {audience.kind === 'public' ? null : (
        <Words
          label="不向全社会公开的理由"
          value={metadata.audienceReason}
          rows={2}
          longest={500}
          change={(audienceReason) => {
            change({ audienceReason })
          }}
        />
      )}
    </Field>
  )
}

function Kind({ metadata, gaps, change }: FormProps): ReactNode {
  return (
    <Field name="materialKind" label="材料种类" gaps={gaps}>
      <Select
        aria-label="材料种类"
        style={{ width: '100%' }}
        value={metadata.materialKind}
        options={optionsOf(MATERIAL_NAMES)}
        onChange={(materialKind) => {
          change({ materialKind })
        }}
      />
      <Checkbox
        checked={metadata.isMajor}
        onChange={(event) => {
          change({ isMajor: event.target.checked })
        }}
      >
        重大事项（须主要校领导审批）
      </Checkbox>
    </Field>
  )
}

function Mode({ metadata, gaps, change }: FormProps): ReactNode {
  return (
    <Field name="disclosureMode" label="公开类别" gaps={gaps}>
      <Radio.Group
        aria-label="公开类别"
        value={metadata.disclosureMode}
        options={optionsOf(MODE_NAMES)}
        onChange={(event) => {
          change({ disclosureMode: event.target.value as Metadata['disclosureMode'] })
        }}
      />
      {metadata.disclosureMode === 'proactive' ? null : (
        <Words
          label="不主动公开的理由"
          value={metadata.modeReason}
          rows={2}
          longest={500}
          change={(modeReason) => {
            change({ modeReason })
          }}
        />
      )}
    </Field>
  )
}

function Term({ metadata, gaps, change }: FormProps): ReactNode {
  return (
    <Field name="expiresOn" label="公开期限" gaps={gaps}>
      <Radio.Group
        aria-label="公开期限"
        value={metadata.term}
        options={optionsOf(TERM_NAMES)}
        onChange={(event) => {
          const term = event.target.value as Metadata['term']
          change(term === 'permanent' ? { term, expiresOn: '' } : { term })
        }}
      />
      {metadata.term === 'permanent' ? null : (
        <Day
          label="最后一日"
          value={metadata.expiresOn}
          change={(expiresOn) => {
            change({ expiresOn })
          }}
        />
      )}
    </Field>
  )
}

function Official({ metadata, gaps, change }: FormProps): ReactNode {
  return (
    <>
      <Field name="formedOn" label="产生日期（制作完成或获取之日）" gaps={gaps}>
        <Day
          label="产生日期"
          value={metadata.formedOn}
          change={(formedOn) => {
            change({ formedOn })
          }}
        />
      </Field>
      <Field name="docNo" label="文号" gaps={gaps}>
        <Input
          aria-label="文号"
          placeholder="没有文号的不填，如 示医校字〔2026〕1号"
          value={metadata.docNo}
          maxLength={60}
          onChange={(event) => {
            change({ docNo: event.target.value })
          }}
        />
      </Field>
    </>
  )
}

function Subject({ metadata, gaps, change }: FormProps): ReactNode {
  return (
    <>
      <Field name="keywords" label="主题词" gaps={gaps}>
        <Select
          mode="tags"
          aria-label="主题词"
          style={{ width: '100%' }}
          placeholder="输入后按回车"
          value={[...metadata.keywords]}
          tokenSeparators={['，', ',', '、', ' ']}
          maxCount={12}
          onChange={(keywords: string[]) => {
            change({ keywords: keywords.map((word) => word.slice(0, 30)) })
          }}
        />
      </Field>
      <Field name="summary" label="内容概述" gaps={gaps}>
        <Words
          label="内容概述"
          value={metadata.summary}
          rows={2}
          longest={500}
          change={(summary) => {
            change({ summary })
          }}
        />
      </Field>
    </>
  )
}

/** The metadata of a Chinese official document, in the order in which an editor thinks of it. */
export function MetadataForm(props: FormProps): ReactNode {
  return (
    <>
      <Placing {...props} />
      <OccasionFields {...props} />
      <Official {...props} />
      <Subject {...props} />
      <Audience {...props} />
      <Kind {...props} />
      <Mode {...props} />
      <Term {...props} />
    </>
  )
}
