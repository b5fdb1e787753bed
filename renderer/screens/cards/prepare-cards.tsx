/** What can be done about cards before anything happens. */
import { Link } from 'react-router';

export const PrepareCards = () => (
  <Link className="bar-link" to="/cards/stock">
    Print blank cards ahead
  </Link>
);
