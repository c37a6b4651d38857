import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'

interface ChooseFileProps {
  readonly label: string
  /** Endings of names, as the browser filters by them: `.xlsx,.json`. */
  readonly accept: string
  readonly choose: (file: File) => void
}

/** A button that lets the person choose one file. */
export function ChooseFile({ label, accept, choose }: ChooseFileProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        hidden
        type="file"
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // The same file may be chosen again after it was corrected.
          target.value = ''
          if (file) choose(file)
        }}
      />
    </>
  )
}
