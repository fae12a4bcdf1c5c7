# Common
tab-today = Vandaag
tab-participants = Deelnemers
