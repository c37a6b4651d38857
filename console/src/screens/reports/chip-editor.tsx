import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { chipWords } from '../../../../src/kernel/report-chips.ts'
import { valueWords } from '../../../../src/kernel/figure-terms.ts'
import { matches } from '../../parts/choices.ts'
import { ChipNode, drawn, type Figures, fromContent, toContent } from './chip-node.ts'

const PLAIN = StarterKit.configure({
  ...{ heading: false, bold: false, italic: false, strike: false, underline: false, code: false, codeBlock: false },
  ...{ blockquote: false, bulletList: false, orderedList: false, listItem: false, listKeymap: false, link: false },
  ...{ horizontalRule: false, hardBreak: false },
})
const FORMS = [
  ['', '数值'],
  ['over:10', '余（取整到十）'],
  ['over:100', '余（取整到百）'],
  ['over:1000', '余（取整到千）'],
  ['wan', '万'],
  ['growth', '与上年同期相比'],
  ['named', '名称和数值；没有评议等统计值时写成“没有”'],
] as const

/** Puts a figure where the cursor is, in the form that was chosen. */
function InsertFigure({ editor, figures, name }: { editor: Editor; figures: Figures; name: string }): ReactNode {
  const [key, setKey] = useState<string>()
  const figure = key === undefined ? undefined : figures.get(key)
  const options = [...figures.values()].map((each) => ({
    value: each.key,
    label: `${each.name}（${valueWords(each)}${each.audience === 'staff' ? '，只供校内' : ''}）`,
  }))
  return (
    <div className="chip-tools">
      <Select<string>
        aria-label={`插入指标（${name}）`}
        placeholder="插入指标…"
        style={{ width: 280 }}
        showSearch={{ filterOption: matches }}
        options={options}
        value={key ?? null}
        onChange={setKey}
      />
      {figure === undefined
        ? null
        : FORMS.map(([form, label]) => (
            <Button
              key={form}
              size="small"
              title={label}
              onClick={() => {
                editor
                  .chain()
                  .focus()
                  .insertContent({ type: 'figure', attrs: { figure: figure.key, form } })
                  .run()
                setKey(undefined)
              }}
            >
              {chipWords(figure, form)}
            </Button>
          ))}
    </div>
  )
}

interface ChipEditorProps {
  readonly name: string
  readonly text: string
  readonly figures: Figures
  readonly change: (text: string) => void
}

/** A text with figures in it: words are typed, figures are chosen, and always show what the records say. */
export function ChipEditor({ name, text, figures, change }: ChipEditorProps): ReactNode {
  // The text of the page's opening; from then on the editor holds it.
  const [opening] = useState(() => toContent(text))
  const [extensions] = useState(() => [PLAIN, ChipNode.configure({ draw: (key, form) => drawn(figures, key, form) })])
  const editor = useEditor({
    extensions,
    content: opening,
    editorProps: {
      attributes: { 'aria-label': name, role: 'textbox', 'aria-multiline': 'true', class: 'report-text' },
    },
    onUpdate: ({ editor: changed }) => {
      change(fromContent(changed.getJSON()))
    },
  })
  return (
    <>
      <EditorContent editor={editor} />
      <InsertFigure editor={editor} figures={figures} name={name} />
    </>
  )
}
