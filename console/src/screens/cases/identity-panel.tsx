import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { ActDialog, LongText } from '../../parts/fields.tsx'
import { Panel } from '../../parts/page.tsx'
import { PersonFacts } from '../../parts/person-facts.tsx'
import { useOpen } from '../../parts/use-open.ts'

interface Person {
  readonly id: string
  /** What the person is in the case, in words. */
  readonly role: string
  readonly identity: Readonly<Record<string, string>>
}

function Persons({ persons, forget }: { persons: readonly Person[] | null; forget: () => void }): ReactNode {
  return (
    <Modal
      open={persons !== null}
      // What was opened is gone when it is closed.
      destroyOnHidden
      title="身份信息"
      onCancel={forget}
      footer={
        <Button type="primary" onClick={forget}>
          关闭
        </Button>
      }
    >
      {persons?.length === 0 ? <p>没有留下身份信息。</p> : null}
      {persons?.map((person) => (
        <PersonFacts key={person.id} person={person} />
      ))}
    </Modal>
  )
}

interface IdentityProps {
  readonly title: string
  readonly note: string
  readonly mayOpen: boolean
  readonly open: (purpose: string) => Promise<readonly Person[]>
}

/** Who it is: sealed until somebody entitled says what for. It is forgotten when the window closes. */
export function IdentityPanel({ title, note, mayOpen, open }: IdentityProps): ReactNode {
  const asking = useOpen()
  const [persons, setPersons] = useState<readonly Person[] | null>(null)
  const forget = (): void => {
    setPersons(null)
  }
  return (
    <Panel title={title}>
      <p className="quiet">{note}</p>
      {mayOpen ? <Button onClick={asking.open}>查看身份信息</Button> : null}
      <ActDialog<{ purpose: string }>
        isOpen={asking.isOpen}
        close={asking.close}
        title="查看身份信息"
        okText="查看并记录"
        done="已记录这次查看"
        run={async ({ purpose }) => {
          setPersons(await open(purpose))
        }}
      >
        <p>谁在什么时候、为什么查看，都会记下来，不能删除。</p>
        <LongText name="purpose" label="用途" most={500} />
      </ActDialog>
      <Persons persons={persons} forget={forget} />
    </Panel>
  )
}
