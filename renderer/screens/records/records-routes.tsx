/** The addresses of the records, their files and their documents. */
import { Route, useParams } from 'react-router';
import { callReportHolds, documents, type DocumentName } from '../../../shared/contract/records-procedures.ts';
import { DocumentScreen } from '../../print/document-screen.tsx';
import { JobSheetsScreen } from '../../print/job-sheets-screen.tsx';
import { DisclosuresScreen } from './disclosures-screen.tsx';
import { documentWords } from './document-words.ts';
import { FilesScreen } from './files-screen.tsx';
import { RetentionScreen } from './retention-screen.tsx';
import { RecordsScreen } from './records-screen.tsx';
import { TimelineScreen } from './timeline-screen.tsx';

const isDocument = (name: string): name is DocumentName => Object.hasOwn(documents, name);

function SheetsAt() {
  const { incident = '' } = useParams();
  return <JobSheetsScreen key={incident} incident={incident} only={null} />;
}
function FilesAt() {
  const { incident = '' } = useParams();
  return <FilesScreen key={incident} incident={incident} />;
}
function TimelineAt() {
  const { incident = '' } = useParams();
  return <TimelineScreen key={incident} incident={incident} />;
}
function DocumentOfIncidentAt() {
  const { incident = '', document = '' } = useParams();
  const name = isDocument(document) ? document : 'afterAction';
  return <DocumentScreen key={`${incident} ${name}`} title={documentWords[name].title} wanted={{ document: name, of: incident }} incident={incident} holds={documents[name].holds} />;
}
function DrillBriefAt() {
  const { drill = '' } = useParams();
  return <DocumentScreen key={drill} title={documentWords.drillBrief.title} wanted={{ document: 'drillBrief', of: drill }} incident={null} holds={documents.drillBrief.holds} />;
}
function DrillRecordAt() {
  const { drill = '' } = useParams();
  return <DocumentScreen key={drill} title={documentWords.drillRecord.title} wanted={{ document: 'drillRecord', of: drill }} incident={null} holds={documents.drillRecord.holds} />;
}
function CallReportAt() {
  const { call = '' } = useParams();
  return <DocumentScreen key={call} title="Incident report of a call" wanted={{ call }} incident={null} holds={callReportHolds} />;
}

export const recordsRoutes = (
  <>
    <Route path="/records" element={<RecordsScreen />} />
    <Route path="/records/disclosures" element={<DisclosuresScreen />} />
    <Route path="/records/retention" element={<RetentionScreen />} />
    <Route path="/records/year" element={<DocumentScreen title={documentWords.drillYear.title} wanted={{ document: 'drillYear', of: null }} incident={null} holds={documents.drillYear.holds} />} />
    <Route path="/records/drills/:drill/brief" element={<DrillBriefAt />} />
    <Route path="/records/drills/:drill" element={<DrillRecordAt />} />
    <Route path="/records/calls/:call/document" element={<CallReportAt />} />
    <Route path="/records/:incident/files" element={<FilesAt />} />
    <Route path="/records/:incident/documents/:document" element={<DocumentOfIncidentAt />} />
    <Route path="/records/:incident" element={<TimelineAt />} />
    <Route path="/records/:incident/sheets" element={<SheetsAt />} />
  </>
);
