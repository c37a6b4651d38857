import { Button, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Condition, Field } from '../../../../src/kernel/form-terms.ts'
import {
  type Asked,
  askable,
  COMPARISON_NAMES,
  comparisonsOf,
  conditionOf,
  firstLeaf,
  leafOf,
  type Leaf,
  type Sentences,
  sentencesOf,
} from './conditions.ts'
import { replaced, without } from './lists.ts'

interface LeafProps {
  readonly leaf: Leaf
  readonly field: Asked
  readonly change: (leaf: Leaf) => void
}

const FEN = 100
const UNITS: Readonly<Record<string, string>> = { money: '元', period: '天', table: '行', choices: '项' }
const YES_NO = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
]

function NumberValue({ leaf, field, change }: LeafProps): ReactNode {
  if (leaf.is !== 'greater' && leaf.is !== 'equals') return null
  const times = field.kind === 'money' ? FEN : 1
  return (
    <InputNumber<number>
      aria-label="条件的值"
      value={Number(leaf.value) / times}
      suffix={UNITS[field.kind]}
      onChange={(value) => {
        change({ ...leaf, value: Math.round((value ?? 0) * times) })
      }}
    />
  )
}

function EqualTo({ leaf, field, change }: LeafProps): ReactNode {
  if (leaf.is !== 'equals') return null
  if (field.kind === 'number' || field.kind === 'money')
    return <NumberValue leaf={leaf} field={field} change={change} />
  if (field.kind === 'yes-no')
    return (
      <Select
        aria-label="条件的值"
        options={YES_NO}
        value={leaf.value === true ? 'yes' : 'no'}
        onChange={(value) => {
          change({ ...leaf, value: value === 'yes' })
        }}
      />
    )
  const text = String(leaf.value)
  if (field.options.length > 0)
    return (
      <Select
        aria-label="条件的值"
        options={[...field.options]}
        value={text}
        onChange={(value) => {
          change({ ...leaf, value })
        }}
      />
    )
  return (
    <Input
      aria-label="条件的值"
      style={{ width: 160 }}
      value={text}
      maxLength={200}
      onChange={({ target }) => {
        change({ ...leaf, value: target.value })
      }}
    />
  )
}

function LeafValue(props: LeafProps): ReactNode {
  const { leaf, field, change } = props
  switch (leaf.is) {
    case 'filled':
      return null
    case 'greater':
      return <NumberValue {...props} />
    case 'equals':
      return <EqualTo {...props} />
    case 'in':
      return (
        <Select
          aria-label="条件的值"
          mode="multiple"
          style={{ minWidth: 180 }}
          options={[...field.options]}
          value={[...leaf.values]}
          onChange={(values: string[]) => {
            change({ ...leaf, values })
          }}
        />
      )
  }
}

interface SentenceProps {
  readonly leaf: Leaf
  readonly fields: readonly Asked[]
  readonly change: (leaf: Leaf) => void
  readonly remove: () => void
}

function Sentence({ leaf, fields, change, remove }: SentenceProps): ReactNode {
  const field = fields.find(({ key }) => key === leaf.field)
  return (
    <div className="sentence">
      当
      <Select
        aria-label="条件的项目"
        value={field ? leaf.field : null}
        placeholder="已删去的项目"
        options={fields.map(({ key, label }) => ({ value: key, label: label === '' ? '（没有名称）' : label }))}
        onChange={(key) => {
          const next = fields.find((each) => each.key === key)
          if (next) change(firstLeaf(next))
        }}
      />
      {field ? (
        <>
          <Select
            aria-label="怎样比较"
            value={leaf.is}
            options={comparisonsOf(field.kind).map((is) => ({ value: is, label: COMPARISON_NAMES[is] }))}
            onChange={(is) => {
              change(leafOf(field, is))
            }}
          />
          <LeafValue leaf={leaf} field={field} change={change} />
        </>
      ) : null}
      <Button size="small" onClick={remove}>
        删去条件
      </Button>
    </div>
  )
}

interface BuilderProps {
  readonly condition: Condition | null
  /** The fields that can be asked about: those before. */
  readonly before: readonly Field[]
  /** What happens when it holds: “显示” or “经过这一环节”. */
  readonly then: string
  readonly change: (condition: Condition | null) => void
}

const JOINS = [
  { value: 'and' as const, label: '以上都成立' },
  { value: 'or' as const, label: '以上任一成立' },
]

/** A condition that is more than a list of sentences, as it may come from a file. */
function Combined({ remove }: { remove: () => void }): ReactNode {
  return (
    <p className="quiet">
      这里有一个组合的条件，原样保留。{' '}
      <Button size="small" onClick={remove}>
        删去条件
      </Button>
    </p>
  )
}

interface ListProps {
  readonly sentences: Sentences
  readonly fields: readonly Asked[]
  readonly change: (sentences: Sentences) => void
}

function SentenceList({ sentences, fields, change }: ListProps): ReactNode {
  const { leaves, join } = sentences
  return (
    <>
      {leaves.map((leaf, at) => (
        <Sentence
          key={String(at)}
          leaf={leaf}
          fields={fields}
          change={(next) => {
            change({ join, leaves: replaced(leaves, at, next) })
          }}
          remove={() => {
            change({ join, leaves: without(leaves, at) })
          }}
        />
      ))}
      {leaves.length > 1 ? (
        <Select
          aria-label="几个条件的关系"
          options={JOINS}
          value={join}
          onChange={(value) => {
            change({ join: value, leaves })
          }}
        />
      ) : null}
    </>
  )
}

/** A condition as sentences: 当〔项目〕〔等于〕〔值〕时显示. */
export function ConditionBuilder({ condition, before, then, change }: BuilderProps): ReactNode {
  const fields = askable(before)
  const sentences = sentencesOf(condition)
  const set = (next: Sentences): void => {
    change(conditionOf(next))
  }
  if (!sentences)
    return (
      <Combined
        remove={() => {
          change(null)
        }}
      />
    )
  const { leaves, join } = sentences
  const add = (): void => {
    const field = fields.at(-1)
    if (field) set({ join, leaves: [...leaves, firstLeaf(field)] })
  }
  return (
    <div className="condition">
      <SentenceList sentences={sentences} fields={fields} change={set} />
      <span>{leaves.length === 0 ? `总是${then}。` : `时${then}。`} </span>
      <Button size="small" onClick={add}>
        增加条件
      </Button>
    </div>
  )
}
