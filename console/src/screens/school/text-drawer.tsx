import type { Editor } from '@tiptap/react'
import { Button, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import type { Opening } from '../../parts/use-open.ts'
import { TextEditor } from '../editor/text-editor.tsx'
import { Toolbar } from '../editor/toolbar.tsx'

interface TextDrawerProps {
  readonly opening: Opening
  readonly title: string
  readonly html: string
  readonly take: (html: string) => void
}

function Foot({ take, leave }: { take: () => void; leave: () => void }): ReactNode {
  return (
    <Space wrap>
      <Button type="primary" onClick={take}>
        完成
      </Button>
      <Button onClick={leave}>放弃改动</Button>
      <span className="quiet">完成后，还要在页面底部点“保存”才会公开。</span>
    </Space>
  )
}

function Writing({ html, change }: { html: string; change: (html: string) => void }): ReactNode {
  const [editor, setEditor] = useState<Editor | null>(null)
  return (
    <>
      {editor ? <Toolbar editor={editor} extra={null} /> : null}
      <TextEditor html={html} change={change} ready={setEditor} />
    </>
  )
}

/** One of the long texts in the editor of the documents; nothing is saved here yet. */
export function TextDrawer({ opening: { isOpen, close }, title, html, take }: TextDrawerProps): ReactNode {
  const [text, setText] = useState<string | null>(null)
  const finish = (): void => {
    if (text !== null) take(text)
    close()
  }
  const forget = (): void => {
    setText(null)
  }
  const foot = <Foot take={finish} leave={close} />
  return (
    <SideDrawer isOpen={isOpen} close={close} closed={forget} title={title} size={860} footer={foot} isFirm>
      <Writing html={html} change={setText} />
    </SideDrawer>
  )
}
