import { Button, Form } from 'antd'
import { type ReactNode, useRef } from 'react'
import { sizeText } from './words.tsx'

interface FilesFieldProps {
  readonly name: string
  readonly label: string
  readonly most: number
  readonly largestMb: number
}

const ACCEPT = '.pdf,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.wps,.et,.dps,.ofd,.txt,.csv,.png,.jpg,.jpeg,.gif,.webp'
const BYTES_A_MB = 1024 * 1024

function faultsIn(files: readonly File[], { most, largestMb }: FilesFieldProps): string[] {
  const large = files.filter(({ size }) => size > largestMb * BYTES_A_MB)
  const empty = files.filter(({ size }) => size === 0)
  return [
    ...(files.length > most ? [`最多附 ${String(most)} 个文件`] : []),
    ...large.map(({ name }) => `“${name}”超过 ${String(largestMb)} MB`),
    ...empty.map(({ name }) => `“${name}”是空的`),
  ]
}

interface ChosenProps {
  readonly id?: string
  readonly label: string
  readonly value?: readonly File[]
  readonly onChange?: (files: readonly File[]) => void
}

function Lines({ files, take }: { files: readonly File[]; take: (file: File) => void }): ReactNode {
  if (files.length === 0) return null
  return (
    <ul className="lines">
      {files.map((file) => (
        <li key={file.name}>
          <span className="grow file-name">{file.name}</span>
          <span className="quiet">{sizeText(file.size)}</span>
          <Button
            size="small"
            aria-label={`去掉 ${file.name}`}
            onClick={() => {
              take(file)
            }}
          >
            去掉
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** The files chosen so far, each of which can be taken out again; the same one chosen again takes its own place. */
function Chosen({ id, label, value = [], onChange }: ChosenProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const add = (more: readonly File[]): void => {
    const names = new Set(more.map(({ name }) => name))
    onChange?.([...value.filter(({ name }) => !names.has(name)), ...more])
  }
  return (
    <>
      <Lines files={value} take={(file) => onChange?.(value.filter((each) => each !== file))} />
      <Button id={id} onClick={() => input.current?.click()}>
        {value.length === 0 ? '选择文件' : '再选文件'}
      </Button>
      <input
        ref={input}
        // Forms show every field for files, hidden or not.
        style={{ display: 'none' }}
        multiple
        type="file"
        aria-label={label}
        accept={ACCEPT}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // The same file may be chosen again after it was corrected.
          target.value = ''
          add(files)
        }}
      />
    </>
  )
}

/** Several files that go with a form; how many and how large is told before anything is sent. */
export function FilesField(props: FilesFieldProps): ReactNode {
  const { name, label, most, largestMb } = props
  const check = (files: readonly File[] = []): Promise<void> => {
    const faults = faultsIn(files, props)
    return faults.length === 0 ? Promise.resolve() : Promise.reject(new Error(`${faults.join('；')}。`))
  }
  return (
    <Form.Item
      name={name}
      label={`${label}（可不填）`}
      extra={`可以选多个 Word、Excel、PDF、图片等，最多 ${String(most)} 个，每个不超过 ${String(largestMb)} MB。收入时清除作者等信息；只供能看这件整改的人员下载，不对外公开。`}
      rules={[{ validator: (_, files?: readonly File[]) => check(files) }]}
    >
      <Chosen label={label} />
    </Form.Item>
  )
}
