import { Button, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { listTermsEndpoint, removeTermEndpoint } from '../../../../src/features/search/search.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useDo } from '../../parts/fault.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { TermDialog } from './word-forms.tsx'

interface Term {
  readonly word: string
  readonly means: readonly string[]
}

const NEW: Term = { word: '', means: [] }

interface TermLineProps {
  readonly term: Term
  readonly edit: (term: Term) => void
}

function TermLine({ term, edit }: TermLineProps): ReactNode {
  const remove = useAct(removeTermEndpoint)
  const act = useDo()
  const { word, means } = term
  return (
    <li>
      <b>{word}</b>
      <span className="grow">{means.length === 0 ? '' : `还查找：${means.join('、')}`}</span>
      <Space>
        <Button
          size="small"
          aria-label={`修改检索词：${word}`}
          onClick={() => {
            edit(term)
          }}
        >
          修改
        </Button>
        <Button
          size="small"
          aria-label={`删除检索词：${word}`}
          onClick={() => void act(() => remove.mutateAsync({ params: { word } }), `已删除“${word}”`)}
        >
          删除
        </Button>
      </Space>
    </li>
  )
}

/** The school's dictionary. Names and short names of units are in it by themselves. */
export function WordsPanel(): ReactNode {
  const query = useCall(listTermsEndpoint)
  const form = useOpen()
  const [changing, setChanging] = useState(NEW)
  const edit = (term: Term): void => {
    setChanging(term)
    form.open()
  }
  const add = (): void => {
    edit(NEW)
  }
  return (
    <Panel
      title="检索词库"
      more={
        <Button type="primary" onClick={add}>
          新增检索词
        </Button>
      }
    >
      <p className="quiet">单位的全称和简称已自动收入，不必添加。</p>
      <Loaded query={query}>
        {({ rows, isIndexed }) => (
          <>
            {isIndexed ? null : <p role="status">词库有改动，正在后台重新整理，期间照常检索。</p>}
            <ul className="lines">
              {rows.map((term) => (
                <TermLine key={term.word} term={term} edit={edit} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <TermDialog key={changing.word} isOpen={form.isOpen} close={form.close} {...changing} />
    </Panel>
  )
}
