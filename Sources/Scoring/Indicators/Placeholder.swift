import Workforce
