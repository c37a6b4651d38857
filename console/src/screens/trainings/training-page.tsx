import { Button, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import {
  addTrainingMaterial,
  cancelTraining,
  getTraining,
  remindOfTraining,
  removeTrainingMaterial,
  signInToTraining,
} from '../../../../src/features/trainings/trainings.contract.ts'
import { TRAINING_KINDS, TRAINING_STATES } from '../../../../src/kernel/training-terms.ts'
import { upload } from '../../api/upload.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { ChooseFile } from '../../parts/choose-file.tsx'
import { FaultNotice, useDo } from '../../parts/fault.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { sizeText } from '../../parts/words.tsx'
import { SendingShare, useSending } from '../applications/use-sending.tsx'
import { facts } from '../cases/history-panels.tsx'
import { AttendanceForm } from './attendance-form.tsx'
import { type Training, TrainingForm } from './training-form.tsx'
import '../../styles/assessment.css'

function Facts({ training }: { training: Training }): ReactNode {
  const { kind, state, on, hours, place, hostUnitName, trainer, outline } = training
  const written: readonly (readonly [string, string])[] = [
    ['地点', place],
    ['主讲', trainer],
    ['内容提要', outline],
  ]
  return (
    <Panel>
      {facts([
        ['状态', TRAINING_STATES[state]],
        ['类型', TRAINING_KINDS[kind]],
        ['日期', `${on}，${String(hours)} 学时`],
        ['主办单位', hostUnitName],
        ...written.filter(([, text]) => text !== ''),
      ])}
    </Panel>
  )
}

function AttendancePanel({ training }: { training: Training }): ReactNode {
  const { attendance, attendees, people, signedIn } = training
  return (
    <Panel title="参加情况" more={people > 0 ? `${String(people)} 人次` : undefined}>
      {attendance.length === 0 ? <p className="quiet">还没有登记各单位参加人数。</p> : null}
      <ul className="lines">
        {attendance.map(({ unitId, name, people: each }) => (
          <li key={unitId}>
            <span className="grow">{name}</span>
            <span>{each} 人</span>
          </li>
        ))}
      </ul>
      <p className="quiet">本人签到 {signedIn} 人。</p>
      {attendees.length === 0 ? null : (
        <details>
          <summary>已签到的人员</summary>
          <p>{attendees.map(({ name, unitName }) => `${name}（${unitName}）`).join('、')}</p>
        </details>
      )}
    </Panel>
  )
}

const ACCEPT = '.pdf,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.txt,.csv,.png,.jpg,.jpeg'

function MaterialLine({ training, material }: { training: Training; material: Training['materials'][number] }) {
  const remove = useAct(removeTrainingMaterial)
  const act = useDo()
  const params = { id: training.id, materialId: material.id }
  return (
    <li>
      <a className="grow" href={`/api/v1/trainings/${training.id}/materials/${material.id}`}>
        {material.name}
      </a>
      <span className="quiet">{sizeText(material.size)}</span>
      {training.mayManage ? (
        <Button
          size="small"
          aria-label={`删除${material.name}`}
          onClick={() => void act(() => remove.mutateAsync({ params }), '已删除')}
        >
          删除
        </Button>
      ) : null}
    </li>
  )
}

function Materials({ training }: { training: Training }): ReactNode {
  const { share, fault, send } = useSending('材料已添加')
  const { id, materials, mayManage } = training
  return (
    <Panel title="材料">
      {materials.length === 0 ? <p className="quiet">还没有材料。</p> : null}
      <ul className="lines">
        {materials.map((material) => (
          <MaterialLine key={material.id} training={training} material={material} />
        ))}
      </ul>
      {mayManage ? (
        <>
          <ChooseFile
            label="添加材料"
            accept={ACCEPT}
            choose={(file) =>
              void send((onProgress) => upload(addTrainingMaterial, { params: { id }, file, onProgress }))
            }
          />
          <SendingShare share={share} />
          {fault === null ? null : <FaultNotice error={fault} />}
          <p className="quiet">保存时清除作者、时间等信息，只供工作人员下载。</p>
        </>
      ) : null}
    </Panel>
  )
}

type Opened = 'change' | 'attendance' | 'cancellation'

function SignIn({ training }: { training: Training }): ReactNode {
  const sign = useAct(signInToTraining)
  const act = useDo()
  if (training.hasSignedIn) return <span className="quiet">您已签到。</span>
  if (!training.maySignIn) return null
  return (
    <Button onClick={() => void act(() => sign.mutateAsync({ params: { id: training.id } }), '已签到')}>
      我参加了
    </Button>
  )
}

function Acts({ training, open }: { training: Training; open: (opened: Opened) => void }): ReactNode {
  const remind = useAct(remindOfTraining)
  const act = useDo()
  const { id, state, mayManage } = training
  const button = (opened: Opened, words: string): ReactNode => (
    <Button
      type={opened === 'attendance' ? 'primary' : 'default'}
      onClick={() => {
        open(opened)
      }}
    >
      {words}
    </Button>
  )
  return (
    <Space wrap className="acts">
      {mayManage && state !== 'cancelled' ? button('attendance', '登记参加人数') : null}
      {mayManage && state !== 'cancelled' ? button('change', '修改') : null}
      {mayManage && state === 'planned' ? (
        <>
          <Button onClick={() => void act(() => remind.mutateAsync({ params: { id } }), '已提醒各单位')}>
            提醒各单位
          </Button>
          {button('cancellation', '取消培训')}
        </>
      ) : null}
      <SignIn training={training} />
    </Space>
  )
}

function View({ training }: { training: Training }): ReactNode {
  const [opened, setOpened] = useState<Opened>()
  const cancel = useAct(cancelTraining)
  const close = (): void => {
    setOpened(undefined)
  }
  return (
    <>
      <Acts training={training} open={setOpened} />
      <Facts training={training} />
      <AttendancePanel training={training} />
      <Materials training={training} />
      <TrainingForm training={training} isOpen={opened === 'change'} close={close} />
      <AttendanceForm training={training} isOpen={opened === 'attendance'} close={close} />
      <ReasonDialog
        isOpen={opened === 'cancellation'}
        close={close}
        title="取消培训"
        note="取消后不能恢复，可以另行登记。"
        okText="取消培训"
        done="已取消"
        isDanger
        run={(reason) => cancel.mutateAsync({ params: { id: training.id }, body: { reason } })}
      />
    </>
  )
}

/** One training: what it was about, who came, what was handed out. */
export default function TrainingPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getTraining, { params: { id } })
  return (
    <Page title={query.data?.title ?? '培训'}>
      <Loaded query={query}>{(training) => <View training={training} />}</Loaded>
    </Page>
  )
}
