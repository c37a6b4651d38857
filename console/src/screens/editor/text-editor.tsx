import Image from '@tiptap/extension-image'
import { TableKit } from '@tiptap/extension-table'
import TextAlign from '@tiptap/extension-text-align'
import { Slice } from '@tiptap/pm/model'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { App } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { cleanPasted } from './pasted.ts'

const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    link: { openOnClick: false, autolink: false },
  }),
  TextAlign.configure({ types: ['heading', 'paragraph'], alignments: ['left', 'center', 'right'] }),
  TableKit.configure({ table: { resizable: false } }),
  Image,
]

/** On to the first field beside the text; answers whether there is one. */
function leaveText(): boolean {
  const field = document.querySelector<HTMLElement>('aside .field input, aside .field textarea')
  field?.focus()
  return field !== null
}

interface TextEditorProps {
  readonly html: string
  readonly change: (html: string) => void
  readonly ready: (editor: Editor) => void
}

/** The text itself. What is pasted arrives clean; what the editor cannot show, the server would not keep either. */
export function TextEditor({ html, change, ready }: TextEditorProps): ReactNode {
  const { notification } = App.useApp()
  // The text of the page's opening; from then on the editor holds it.
  const [opening] = useState(html)
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: opening,
    editorProps: {
      attributes: {
        'aria-label': '正文',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-description': '按 Esc 离开正文，到公文信息',
        id: 'field-body',
        class: 'article-text',
      },
      // In a table the Tab key goes from cell to cell: there must be another way out.
      handleKeyDown: (_view, { key }) => key === 'Escape' && leaveText(),
      // Into an empty paragraph, the first one pasted comes whole: merged, it would lose its alignment.
      transformPasted: (slice, { state }) =>
        state.selection.$from.parent.content.size === 0 ? new Slice(slice.content, 0, 0) : slice,
      transformPastedHTML: (pasted) => {
        const { html: clean, lostPictures } = cleanPasted(pasted)
        if (lostPictures > 0) {
          notification.info({
            placement: 'bottomRight',
            title: `粘贴的内容里有 ${String(lostPictures)} 张图片没有带过来`,
            description: '浏览器不能读取电脑里的图片。请用“导入 Word”整篇导入，或者用“图片”逐张上传。',
            duration: 10,
          })
        }
        return clean
      },
    },
    onUpdate: ({ editor: changed }) => {
      change(changed.getHTML())
    },
  })
  useEffect(() => {
    ready(editor)
  }, [editor, ready])
  return <EditorContent editor={editor} />
}
