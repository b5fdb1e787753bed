/** The addresses under Cards. */
import { Navigate, Route, useParams } from 'react-router';
import { CardsScreen } from '../../print/cards-screen.tsx';
import { StockCardsScreen } from '../../print/stock-cards-screen.tsx';
import { NeedsIncident } from '../needs-incident.tsx';
import { AccountantScreen } from './accountant-screen.tsx';
import { CardsHubScreen } from './cards-screen.tsx';
import { PrepareCards } from './prepare-cards.tsx';
import { TypeBackScreen } from './type-back-screen.tsx';
import { UnpairedScreen } from './unpaired-screen.tsx';

function AccountantAt() {
  const { half } = useParams();
  return half === 'A' || half === 'B' ? <AccountantScreen key={half} half={half} /> : <Navigate to="/cards" replace />;
}
function CardOfAt() {
  const { person = '' } = useParams();
  return <CardsScreen key={person} only={person} classId={null} />;
}
function CardsOfClassAt() {
  const { classId = '' } = useParams();
  return <CardsScreen key={classId} only={null} classId={classId} />;
}

export const cardsRoutes = (
  <>
    <Route path="/cards/stock" element={<StockCardsScreen />} />
    <Route element={<NeedsIncident title="Cards" purpose="One card a student: the adult fills it in, the top half stays at check-in, the bottom half follows the student. Two accountants, two piles that must pair." prepare={<PrepareCards />} />}>
      <Route path="/cards" element={<CardsHubScreen />} />
      <Route path="/cards/print" element={<CardsScreen only={null} classId={null} />} />
      <Route path="/cards/print/student/:person" element={<CardOfAt />} />
      <Route path="/cards/print/class/:classId" element={<CardsOfClassAt />} />
      <Route path="/cards/accountant/:half" element={<AccountantAt />} />
      <Route path="/cards/unpaired" element={<UnpairedScreen />} />
      <Route path="/cards/type-back" element={<TypeBackScreen />} />
    </Route>
  </>
);
