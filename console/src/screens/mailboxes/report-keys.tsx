import { Alert, Button, Form, Input, Switch, Tag } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { type ReactNode, useState } from 'react'
import { listReportKeys, publishReportKey } from '../../../../src/features/mailboxes/report-keys.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCallIf } from '../../api/use-call.ts'
import { DayField, dayText, MustHold } from '../../parts/fields.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { TaskFrame } from '../../parts/task-frame.tsx'
import { today } from '../../parts/today.ts'
import { instantText } from '../../parts/words.tsx'
import type { Box } from './mailbox-form.tsx'
import { keyFile, makeKey, newPassphrase } from './report-crypto.ts'

type Key = Reply<typeof listReportKeys>['rows'][number]

interface Values {
  readonly passphrase: string
  readonly again: string
  readonly fromOn: Dayjs
  readonly keepsHere: boolean
}

const SHORTEST = 16
const JSON_TYPE = 'application/json'

function Keys({ box, keys }: { box: Box; keys: readonly Key[] }): ReactNode {
  if (keys.length === 0) return <p>还没有密钥，来信人不能在浏览器中加密。</p>
  return (
    <ul className="lines">
      {keys.map(({ no, fingerprint, fromOn, isCurrent, madeByName, madeAt, publicKey, wrappedKey }) => (
        <li key={no}>
          <div className="grow">
            第 {no} 号，{fromOn} 起 {isCurrent ? <Tag color="success">现用</Tag> : null}
            <div className="quiet" style={{ overflowWrap: 'anywhere' }}>
              指纹 {(fingerprint.match(/.{4}/g) ?? []).join(' ')}
            </div>
            <div className="quiet">
              {madeByName} {instantText(madeAt)} 公布
            </div>
          </div>
          {wrappedKey === null ? (
            <span className="quiet">私钥只在密钥文件中</span>
          ) : (
            <Button
              size="small"
              aria-label={`下载第 ${String(no)} 号密钥文件`}
              onClick={() => {
                saveFile(`${box.name}第${String(no)}号密钥.json`, keyFile({ publicKey, wrappedKey }), JSON_TYPE)
              }}
            >
              下载密钥文件
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function OfferPassphrase(): ReactNode {
  const form = Form.useFormInstance<Values>()
  const [made, setMade] = useState('')
  return (
    <>
      <p>
        <Button
          onClick={() => {
            const passphrase = newPassphrase()
            setMade(passphrase)
            form.setFieldsValue({ passphrase, again: passphrase })
          }}
        >
          生成一个口令
        </Button>
      </p>
      {made === '' ? null : (
        <p>
          请抄写在纸上：<b className="written">{made}</b>
        </p>
      )}
    </>
  )
}

function Passphrase(): ReactNode {
  return (
    <>
      <OfferPassphrase />
      <Form.Item
        name="passphrase"
        label={`密钥口令（至少 ${String(SHORTEST)} 个字符）`}
        rules={[{ required: true, min: SHORTEST, message: `请填写至少 ${String(SHORTEST)} 个字符` }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输入一次"
        dependencies={['passphrase']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, again: unknown) =>
              again === getFieldValue('passphrase')
                ? Promise.resolve()
                : Promise.reject(new Error('两次输入的口令不一样')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  )
}

function Warning(): ReactNode {
  return (
    <Alert
      type="warning"
      showIcon
      title="口令丢了，谁也打不开"
      description={
        <ul>
          <li>
            私钥在您的浏览器中生成，用口令加密后才保存；平台没有口令，不能重设，也不能找回。口令丢失后，用这把密钥加密的举报，监督办公室自己也读不到。
          </li>
          <li>请把口令写在纸上封存，由两个人分别保管密钥文件和口令，放在办公室以外的地方也留一份。</li>
          <li>口令泄露或者有人离任的，马上生成新密钥；旧密钥留着，用来读以前的举报。</li>
          <li>私钥存在服务器上的，得到数据库的人可以试猜口令，所以口令要长，最好用生成的。</li>
        </ul>
      }
      style={{ marginBottom: 16 }}
    />
  )
}

function NewKey({ box, done }: { box: Box; done: () => void }): ReactNode {
  const publish = useAct(publishReportKey)
  return (
    <TaskFrame<Values>
      okText="生成、下载并公布"
      doneText="密钥已公布，请确认密钥文件已经下载"
      initial={{ fromOn: dayjs(today()), keepsHere: true }}
      done={done}
      run={async ({ passphrase, fromOn, keepsHere }) => {
        const { publicKey, wrappedKey } = await makeKey(passphrase)
        // First into the hands of the office: a key that is published and lost would take reports with it.
        saveFile(`${box.name}密钥-${today()}.json`, keyFile({ publicKey, wrappedKey }), JSON_TYPE)
        await publish.mutateAsync({
          params: { id: box.id },
          body: { publicKey, fromOn: dayText(fromOn), wrappedKey: keepsHere ? wrappedKey : null },
        })
      }}
    >
      <Warning />
      <Passphrase />
      <DayField name="fromOn" label="从哪一天起使用" from={today()} />
      <Form.Item
        name="keepsHere"
        label="由口令加密的私钥也存在服务器上"
        valuePropName="checked"
        extra="存了，输入口令就能打开举报；不存，每次还要选择密钥文件。"
      >
        <Switch />
      </Form.Item>
      <MustHold name="knows" message="请确认后再生成">
        我知道口令丢失后，加密的举报谁也打不开，平台无法找回
      </MustHold>
    </TaskFrame>
  )
}

interface DrawerProps {
  readonly box: Box | null
  readonly isOpen: boolean
  readonly close: () => void
}

/** 加密密钥: the keys of the supervision office, and a new one, made in the browser. */
export function ReportKeysDrawer({ box, isOpen, close }: DrawerProps): ReactNode {
  const query = useCallIf(isOpen && box?.kind === 'supervision', listReportKeys, { params: { id: box?.id ?? '' } })
  return (
    <SideDrawer isOpen={isOpen} close={close} title={`${box?.name ?? ''}：加密密钥`} size={640} isFirm>
      <p>
        来信人在浏览器中用公钥加密举报，只有持有口令的人能打开。公钥和指纹公布在信箱页面上；请在办公场所也公布指纹，供来信人核对。
      </p>
      <Loaded query={query}>{({ rows }) => (box ? <Keys box={box} keys={rows} /> : null)}</Loaded>
      <h3>生成新密钥</h3>
      {box ? <NewKey box={box} done={close} /> : null}
    </SideDrawer>
  )
}
